import styles from './GalleryIndex.module.css';
import { galleryStates } from './galleryStates';

const TITLE = 'Gallery';
const ABOUT = 'Every state of the page, made from its own components over an engine that only pretends.';

/** Leads to every state of the gallery. */
export function GalleryIndex() {
  return (
    <main className={styles['index']}>
      <h1>{TITLE}</h1>
      <p>{ABOUT}</p>
      <ul>
        {galleryStates.map(({ name }) => (
          <li key={name}>
            <a href={`?gallery=${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
