import { memo, useEffect, useEffectEvent, useState } from 'react';
import styles from './DropTarget.module.css';
import { readDrop } from './readDrop';
import type { Additions } from './useAdditions';
import { useMessages } from '../messages/LanguageContext';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes files and folders dropped anywhere on the page. */
export const DropTarget = memo(function DropTarget({ additions }: { readonly additions: Additions }) {
  const messages = useMessages().adding;
  const [isOver, setIsOver] = useState(false);

  const onDrop = useEffectEvent((event: DragEvent) => {
    setIsOver(false);
    if (event.dataTransfer === null || !carriesFiles(event)) return;
    event.preventDefault();
    const { folders, files } = readDrop(event.dataTransfer);
    for (const { folder, handle } of folders) {
      void handle.then((found) => (found === null ? additions.addFolder(folder) : additions.connectFolder(found)));
    }
    additions.addFiles(files);
  });

  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onLeave = (event: DragEvent) => {
      // Leaving an element for another one inside the page is not leaving the page.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => onDrop(event);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return (
    isOver && (
      <div className={styles['target']}>
        <div>
          <p className={styles['title']}>{messages.drop}</p>
          <p>{messages.dropPromise}</p>
        </div>
      </div>
    )
  );
});
