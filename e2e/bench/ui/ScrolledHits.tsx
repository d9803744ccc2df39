import type { SearchHit } from '../../../src/protocol/EngineApi';
import { HitList } from '../../../src/ui/hits/HitList';
import { listHits } from '../../../src/ui/hits/listHits';

const words = 'bread and trains in the rain where nobody asked for the time of day until the kettle was cold'.split(
  ' ',
);

function hitOf(index: number): SearchHit {
  const text = Array.from({ length: 40 }, (_, at) => words[(index + at * (1 + (index % 7))) % words.length]).join(' ');
  return {
    key: String(index),
    document: index,
    passage: 0,
    title: `Note ${index}`,
    path: `folder ${index % 60}/note ${index}.md`,
    source: 'notes',
    sourceName: 'Notes',
    date: '2026-03-14',
    tags: [],
    page: null,
    headings: [],
    range: { start: 0, end: text.length },
    score: 1,
    strength: 1 - (index % 100) / 100,
    why: 'both',
    copies: [],
    excerpt: {
      text,
      best: { start: 0, end: 60 },
      marks: [{ start: 0, end: 5 }],
      clippedStart: false,
      clippedEnd: true,
    },
  };
}

const nothing = () => undefined;

/** The app's list with this many hits. */
export function ScrolledHits({ count }: { readonly count: number }) {
  return (
    <div style={{ position: 'fixed', inset: 0, display: 'flex', flexDirection: 'column' }}>
      <HitList
        id="hits"
        rows={listHits(
          Array.from({ length: count }, (_, index) => hitOf(index)),
          false,
          new Set(),
        )}
        isNothingClose={false}
        asked="made"
        activeIndex={0}
        moves={0}
        openKey={null}
        summary={null}
        onOpen={nothing}
        onUnfold={nothing}
        onMenu={nothing}
        onEnd={nothing}
        onReach={nothing}
      />
    </div>
  );
}
