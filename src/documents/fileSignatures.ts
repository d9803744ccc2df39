/** First bytes by which files of a kind are known. `offset` is where they lie. */
interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly offset?: number;
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/** From the formats' own specifications; most specific first. */
const signatures: readonly Signature[] = [
  { name: 'a backup of an Inkling library', bytes: ascii('INKLBACK') },
  { name: 'a PDF', bytes: ascii('%PDF-') },
  { name: 'a PNG image', bytes: [0x89, ...ascii('PNG')] },
  { name: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF image', bytes: ascii('GIF8') },
  { name: 'a WebP image', bytes: ascii('WEBP'), offset: 8 },
  { name: 'a WAV recording', bytes: ascii('WAVE'), offset: 8 },
  { name: 'a TIFF image', bytes: [0x49, 0x49, 0x2a, 0] },
  { name: 'a TIFF image', bytes: [0x4d, 0x4d, 0, 0x2a] },
  { name: 'a video or recording', bytes: ascii('ftyp'), offset: 4 },
  { name: 'an MP3 recording', bytes: ascii('ID3') },
  { name: 'an Ogg recording', bytes: ascii('OggS') },
  { name: 'a FLAC recording', bytes: ascii('fLaC') },
  { name: 'a ZIP archive (Word, Excel, EPUB and many other files are such archives)', bytes: [0x50, 0x4b, 3, 4] },
  { name: 'an empty ZIP archive', bytes: [0x50, 0x4b, 5, 6] },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'a bzip2 archive', bytes: ascii('BZh') },
  { name: 'an xz archive', bytes: [0xfd, ...ascii('7zXZ')] },
  { name: 'a Zstandard archive', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'a 7-Zip archive', bytes: [...ascii('7z'), 0xbc, 0xaf] },
  { name: 'a RAR archive', bytes: ascii('Rar!') },
  { name: 'an old Microsoft Office file', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'an SQLite database', bytes: ascii('SQLite format 3') },
  { name: 'a program (ELF)', bytes: [0x7f, ...ascii('ELF')] },
  { name: 'a program (Mach-O)', bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { name: 'a program (Mach-O)', bytes: [0xfe, 0xed, 0xfa, 0xcf] },
  { name: 'a program (Mach-O or Java)', bytes: [0xca, 0xfe, 0xba, 0xbe] },
  { name: 'a WebAssembly program', bytes: [0, ...ascii('asm')] },
  { name: 'a font', bytes: ascii('wOF') },
  { name: 'a Windows program', bytes: ascii('MZ') },
];

/**
 * What a file that is not text seems to be, as a noun with its article ("a PNG image"), or null. Some signatures are
 * plain letters (`MZ`, `ID3`), so this names a file that is known not to be text; it does not tell text from other files.
 */
export function nameBinaryKind(bytes: Uint8Array): string | null {
  const match = signatures.find(({ bytes: expected, offset = 0 }) =>
    expected.every((value, index) => bytes[offset + index] === value),
  );
  return match?.name ?? null;
}

/** PDF is the one kind here that can consist of text bytes alone. */
export function isPdf(bytes: Uint8Array): boolean {
  return nameBinaryKind(bytes) === 'a PDF';
}
