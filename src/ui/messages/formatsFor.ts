/** Texts by plural category; `#` stands for the number, and a category that is missing is said as `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** How a language writes numbers, sizes and dates. */
export interface Formats {
  /** "1,204". */
  readonly number: (value: number) => string;
  /** "1 passage", "1,204 passages", from the forms of a language. */
  readonly count: (value: number, forms: PluralForms) => string;
  /** "812 bytes", "3.4 MB": decimal units, as browsers and disks count them. */
  readonly bytes: (bytes: number) => string;
  /** "Mar 14, 2026" from an ISO 8601 date or timestamp; the text itself when it is neither. */
  readonly date: (iso: string) => string;
  /** "Mar 14, 2026", "March 2026" or "2026" from a day, month or year in ISO 8601. */
  readonly period: (period: string) => string;
  /** "Mar 14, 14:05", in local time; `milliseconds` since 1970. */
  readonly time: (milliseconds: number) => string;
  /** The name of a language, such as "German" for `de`; null for an unknown tag. */
  readonly language: (tag: string) => string | null;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Keeps what is made under each name: to make a format takes longer than to use it a hundred times. */
function madeOnce<Options, Format>(make: (options: Options) => Format): (name: string, options: Options) => Format {
  const kept = new Map<string, Format>();
  return (name, options) => {
    const made = kept.get(name) ?? make(options);
    kept.set(name, made);
    return made;
  };
}

/** Formats for a language, by Intl: each is made when it is first used, because the first ones hold up the first screen. */
export function formatsFor(locale: string): Formats {
  let whole: Intl.NumberFormat | null = null;
  let plural: Intl.PluralRules | null = null;
  const sizeFormat = madeOnce((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const dateFormat = madeOnce((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
  const number = (value: number) => (whole ??= new Intl.NumberFormat(locale)).format(value);
  const pluralOf = (value: number) => (plural ??= new Intl.PluralRules(locale)).select(value);
  return {
    number,
    count: (value, forms) => (forms[pluralOf(value)] ?? forms.other).replace('#', () => number(value)),
    bytes(bytes) {
      let amount = Math.max(0, bytes);
      let unit = 0;
      while (amount >= 999.5 && unit < units.length - 1) {
        amount /= 1000;
        unit += 1;
      }
      const digits = unit > 0 && amount < 9.95 ? 1 : 0;
      return sizeFormat(`${unit} ${digits}`, {
        style: 'unit',
        unit: units[unit] ?? 'byte',
        unitDisplay: unit === 0 ? 'long' : 'short',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(amount);
    },
    date(iso) {
      const date = new Date(iso);
      if (Number.isNaN(date.getTime())) return iso;
      // A bare date is parsed as midnight UTC: shown in local time it would be the day before, west of Greenwich.
      return iso.includes('T')
        ? dateFormat('local', day).format(date)
        : dateFormat('day', { ...day, timeZone: 'UTC' }).format(date);
    },
    period(period) {
      const [, month, dayOfMonth] = period.split('-');
      if (month === undefined) return period;
      const options =
        dayOfMonth === undefined
          ? dateFormat('month', { year: 'numeric', month: 'long', timeZone: 'UTC' })
          : dateFormat('day', { ...day, timeZone: 'UTC' });
      return options.format(new Date(period));
    },
    time: (milliseconds) =>
      dateFormat('time', {
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(milliseconds),
    language(tag) {
      try {
        return new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag) ?? null;
      } catch {
        return null;
      }
    },
  };
}
