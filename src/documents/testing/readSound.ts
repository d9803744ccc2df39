import { expect } from 'vitest';
import type { ReadDocument } from '../Document';
import { readFile } from '../readFile';
import { splitPassages } from '../splitPassages';
import { brokenDocumentGuarantees, brokenPassageGuarantees } from './brokenGuarantees';
import { fileOf } from './fileOf';

/** Reads a file, and sees to it that its document and passages keep what they guarantee. */
export async function readSound(path: string, content: string | Uint8Array): Promise<ReadDocument> {
  const document = await readFile(typeof content === 'string' ? fileOf(path, content) : { path, bytes: content });
  expect(brokenDocumentGuarantees(document)).toEqual([]);
  expect(brokenPassageGuarantees(document.text, splitPassages(document))).toEqual([]);
  return document;
}
