import type { HitCopy } from '../../protocol/EngineApi';
import { formatCount } from '../format/formatCount';
import styles from './HitRow.module.css';

/** Where else the same passage is: "Also in Work/Plan.md and 2 more places". */
export function HitCopies({ copies }: { readonly copies: readonly HitCopy[] }) {
  const [first, ...others] = copies;
  if (first === undefined) return null;
  return (
    <div className={styles['copies']} dir="auto" title={copies.map(({ path }) => path).join('\n')}>
      Also in {first.path}
      {others.length > 0 && ` and ${formatCount(others.length, 'more place')}`}
    </div>
  );
}
