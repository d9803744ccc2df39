import type { ReactNode } from 'react';
import styles from './controls.module.css';

/** Says what is being waited for, but only where it takes long: words that come and go at once would flicker. */
export function Wait({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status" className={styles['wait']}>
      {children}
    </p>
  );
}
