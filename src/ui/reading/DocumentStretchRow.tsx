import { memo } from 'react';
import type { DocumentView } from '../../protocol/EngineApi';
import type { DocumentStretch } from '../../protocol/ReadingApi';
import type { Layer } from '../format/cutAtRanges';
import { CodeListing } from './CodeListing';
import { DocumentBlocks } from './DocumentBlocks';
import type { Emphasis } from './locateExcerpt';
import { MailHead } from './MailHead';
import { mailFields } from './mailFields';
import { readingKind } from './readingKind';

/** A stretch of the document, laid out as its kind asks for. */
export const DocumentStretchRow = memo(
  function DocumentStretchRow(props: {
    readonly view: DocumentView;
    readonly stretch: DocumentStretch;
    readonly layers: readonly Layer<Emphasis>[];
    readonly onWikiLink: (target: string) => void;
  }) {
    const { view, stretch, layers, onWikiLink } = props;
    const kind = readingKind(view.path);
    if (kind === 'code') return <CodeListing path={view.path} stretch={stretch} layers={layers} />;
    const fields = kind === 'mail' && stretch.stretch === 0 ? mailFields(stretch) : [];
    const blocks = { view, stretch, layers, onWikiLink, skipped: fields.length };
    if (fields.length === 0) return <DocumentBlocks {...blocks} />;
    return (
      <>
        <MailHead stretch={stretch} fields={fields} layers={layers} />
        <DocumentBlocks {...blocks} />
      </>
    );
  },
  (before, after) =>
    before.view.id === after.view.id &&
    before.stretch === after.stretch &&
    before.onWikiLink === after.onWikiLink &&
    sameLayers(before.layers, after.layers),
);

function sameLayers(one: readonly Layer<Emphasis>[], other: readonly Layer<Emphasis>[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ quality, range }, index) => {
      const layer = other[index]!;
      return quality === layer.quality && range.start === layer.range.start && range.end === layer.range.end;
    })
  );
}
