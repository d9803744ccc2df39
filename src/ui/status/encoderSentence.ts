import type { EncoderStatus } from '../../protocol/EngineApi';
import { formatBytes } from '../format/formatBytes';

/** The encoder in words, such as "Starter on CPU". */
export function encoderSentence(encoder: EncoderStatus): string {
  switch (encoder.state) {
    case 'ready':
      return `${encoder.name} on ${encoder.device}`;
    case 'failed':
      return `${encoder.name} does not work`;
    case 'loading':
      return encoder.totalBytes > 0
        ? `Loading ${encoder.name}, ${formatBytes(encoder.loadedBytes)} of ${formatBytes(encoder.totalBytes)}`
        : `Loading ${encoder.name}…`;
  }
}
