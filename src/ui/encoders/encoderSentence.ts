import type { EncoderStatus, MainEncoderStatus } from '../../protocol/EngineApi';
import { formatBytes } from '../format/formatBytes';

/** The starter in words, such as "Starter on CPU". */
export function encoderSentence(encoder: EncoderStatus): string {
  switch (encoder.state) {
    case 'ready':
      return `${encoder.name} on ${encoder.device}`;
    case 'failed':
      return `${encoder.name} does not work`;
    case 'loading':
      return loadingSentence(encoder.name, encoder);
  }
}

/** The main encoder in words, such as "Multilingual E5 on CPU, 2 threads, verified". */
export function mainEncoderSentence(main: MainEncoderStatus): string {
  if (main.error !== null) return `${main.name} does not work here`;
  switch (main.state) {
    case 'ready':
      return `${main.name} on ${main.device}, verified`;
    case 'measuring':
      return `${main.name} on ${main.device}, verified, measuring its speed`;
    case 'resting':
      return `${main.name} when needed`;
    case 'failed':
      return `${main.name} does not work here`;
    case 'starting':
      return loadingSentence(main.name, main);
  }
}

function loadingSentence(
  name: string,
  { loadedBytes, totalBytes }: { readonly loadedBytes: number; readonly totalBytes: number },
): string {
  if (totalBytes === 0) return `Loading ${name}…`;
  if (loadedBytes >= totalBytes) return `Testing ${name}…`;
  return `Loading ${name}, ${formatBytes(loadedBytes)} of ${formatBytes(totalBytes)}`;
}
