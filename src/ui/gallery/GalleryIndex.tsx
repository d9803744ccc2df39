import styles from './GalleryIndex.module.css';
import { galleryStates } from './galleryStates';

/** Leads to every state of the gallery. */
export function GalleryIndex() {
  return (
    <main className={styles['index']}>
      <h1>Gallery</h1>
      <p>Every state of the page, made from its own components over an engine that only pretends.</p>
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
