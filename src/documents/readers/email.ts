import PostalMime, { type Email } from 'postal-mime';
import { composeDocument } from '../composeDocument';
import type { RawFile, ReadDocument } from '../Document';
import { DocumentWriter } from '../DocumentWriter';
import { demandSize, LARGEST_TEXT } from '../fileSizes';
import { toIsoDate } from '../isoDate';
import { ReadError } from '../ReadError';
import { writeParagraphs } from '../writeParagraphs';
import { nameMailboxes, peopleIn } from './email/mailboxes';
import { readMarkup } from './html/readMarkup';
import { plainContent } from '../plainContent';

/** A plain version that holds less of a message's text than this is a note that there is a better one. */
const LEAST_SHARE = 0.25;
const MOST_ATTACHMENTS = 200;

/**
 * Reads an e-mail: its subject as title, who wrote it to whom and when, its text, and the names of what is attached.
 * postal-mime (MIT-0, no dependencies, kept by the people of Nodemailer, made for browsers) knows MIME with its encodings
 * and bounds how deep it is nested; HTML goes through the reader of web pages, which drops scripts.
 *
 * @throws ReadError `too-large`, `malformed` or `empty`.
 */
export async function readEmail({ path, bytes }: RawFile): Promise<ReadDocument> {
  demandSize(bytes.length, LARGEST_TEXT);
  const email = await parse(bytes);
  const date = email.date === undefined ? undefined : toIsoDate(email.date);
  const subject = email.subject ?? '';
  if (email.headers.length === 0 || (email.from === undefined && subject === '' && date === undefined)) {
    throw new ReadError('malformed', 'This does not begin as an e-mail does. Save it again from your e-mail program.');
  }
  const writer = new DocumentWriter();
  const line = (text: string): void => writer.write('list-item', 1, plainContent(text));
  line(email.from === undefined ? '' : `From: ${nameMailboxes([email.from])}`);
  line(email.to === undefined ? '' : `To: ${nameMailboxes(email.to)}`);
  line(email.cc === undefined ? '' : `Cc: ${nameMailboxes(email.cc)}`);
  line(date === undefined ? '' : `Date: ${date.slice(0, 10)}`);
  writeBody(email, writer);
  const attached = email.attachments.slice(0, MOST_ATTACHMENTS).flatMap(({ filename }) => filename ?? []);
  line(attached.length === 0 ? '' : `Attached: ${attached.join(', ')}`);
  return composeDocument(path, writer.finish(), {
    title: subject,
    authors: email.from === undefined ? [] : peopleIn(email.from),
    created: date,
    warnings:
      attached.length === 0 ? [] : ['What is attached to this e-mail was not read. Save it by itself and add it.'],
  });
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 50 });
  } catch {
    throw new ReadError(
      'malformed',
      'This e-mail is nested too deeply or damaged. Save it again from your e-mail program.',
    );
  }
}

function writeBody({ text = '', html = '' }: Email, writer: DocumentWriter): void {
  const page = new DocumentWriter();
  readMarkup(html, page, 'everything');
  const written = page.finish();
  if (text.trim().length >= written.text.length * LEAST_SHARE) writeParagraphs(text, writer);
  else writer.copy(written);
}
