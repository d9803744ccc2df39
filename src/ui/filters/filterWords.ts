import type { QueryPart } from '../../query/ParsedQuery';
import type { LaterMessages } from '../messages/enLater';
import type { Formats } from '../messages/formatsFor';

/** A filter in words: what it looks at, and for what. */
export interface FilterWords {
  /** Such as "tag" or "before"; empty for a word that is left out. */
  readonly name: string;
  readonly value: string;
}

/** What a chip says of a filter; whether it is negated is shown beside it. */
export function filterWords(
  { clause }: Pick<QueryPart, 'clause'>,
  messages: LaterMessages['filters'],
  formats: Formats,
): FilterWords {
  switch (clause.kind) {
    case 'field': {
      const { field, value } = clause;
      return { name: messages.names[field], value: (field === 'lang' && formats.language(value)) || value };
    }
    case 'date':
      return { name: messages.names[clause.comparison], value: formats.period(clause.period) };
    case 'phrase':
      return { name: '', value: messages.phrase(clause.text) };
    case 'word':
      return { name: '', value: clause.text };
  }
}
