import { toIsoDate } from '../../isoDate';

/** A date as PDF writes it (ISO 32000-1, 7.9.4): `D:20260314093000+01'00'`; years alone and worse give undefined. */
export function pdfDate(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  const [, year, month, day, time, zone] =
    /^\s*(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d{6})(Z|[+-]\d\d'?\d\d)?)?/.exec(written) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  if (time === undefined || zone === undefined) return toIsoDate(date);
  return toIsoDate(`${date}T${time.replace(/(\d\d)(?=\d)/g, '$1:')}${zone.replace("'", '')}`);
}
