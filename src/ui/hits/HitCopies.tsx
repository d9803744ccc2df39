import type { HitCopy } from '../../protocol/EngineApi';
import styles from './HitRow.module.css';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Where else the same passage is: "Also in Work/Plan.md and 2 more places". */
export function HitCopies({ copies }: { readonly copies: readonly HitCopy[] }) {
  const messages = useLaterMessages().answer;
  const [first, ...others] = copies;
  if (first === undefined) return null;
  return (
    <div className={styles['copies']} dir="auto" title={copies.map(({ path }) => path).join('\n')}>
      {messages.alsoIn(first.path, others.length)}
    </div>
  );
}
