import styles from './DocumentPane.module.css';

/** Why a document cannot be shown. */
export function DocumentFailure({ error }: { readonly error: Error }) {
  return (
    <div className={styles['failure']} role="alert">
      <p>
        {error.name === 'NotFoundError'
          ? 'This document is no longer in your library.'
          : `This document could not be opened: ${error.message}`}
      </p>
    </div>
  );
}
