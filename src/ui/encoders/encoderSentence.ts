import type { EncoderStatus, MainEncoderStatus } from '../../protocol/EngineApi';
import type { FirstMessages } from '../messages/en';

type Words = FirstMessages['encoders'];

/** The starter in words, such as "Starter on CPU". */
export function encoderSentence(encoder: EncoderStatus, words: Words): string {
  switch (encoder.state) {
    case 'ready':
      return words.on(encoder.name, encoder.device);
    case 'failed':
      return words.fails(encoder.name);
    case 'loading':
      return loadingSentence(encoder.name, encoder, words);
  }
}

/** The main encoder in words, such as "Multilingual E5 on CPU, 2 threads, verified". */
export function mainEncoderSentence(main: MainEncoderStatus, words: Words): string {
  if (main.error !== null) return words.failsHere(main.name);
  switch (main.state) {
    case 'ready':
      return words.verified(main.name, main.device);
    case 'measuring':
      return words.measuring(main.name, main.device);
    case 'resting':
      return words.whenNeeded(main.name);
    case 'failed':
      return words.failsHere(main.name);
    case 'starting':
      return loadingSentence(main.name, main, words);
  }
}

function loadingSentence(
  name: string,
  { loadedBytes, totalBytes }: { readonly loadedBytes: number; readonly totalBytes: number },
  words: Words,
): string {
  if (totalBytes === 0) return words.loading(name);
  if (loadedBytes >= totalBytes) return words.testing(name);
  return words.loadingPart(name, loadedBytes, totalBytes);
}
