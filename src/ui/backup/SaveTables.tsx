import { useEngine } from '../connection/EngineContext';
import { formatBytes } from '../format/formatBytes';
import { formatCount } from '../format/formatCount';
import type { TableFormat } from '../../protocol/TableApi';
import styles from './BackupDialog.module.css';
import { choosePlace } from './choosePlace';
import { datedName } from './datedName';
import { download } from './download';
import { FormatButtons } from './FormatButtons';
import type { useFileWork } from './useFileWork';

/** Saves the passages as a table that other tools read. */
export function SaveTables({ work }: { readonly work: ReturnType<typeof useFileWork> }) {
  const engine = useEngine();

  const save = async (format: TableFormat) => {
    const name = datedName('inkling passages', format);
    const place = await choosePlace(name);
    if (place === null) return;
    await work.run('Saving the table', async (onProgress, signal) => {
      const saved = await engine.savePassages(format, place.handle, onProgress, signal);
      if (saved.content !== null) download(saved.content, name);
      return `Saved ${formatCount(saved.passages, 'passage')}, ${formatBytes(saved.bytes)}.`;
    });
  };

  return (
    <section className={styles['section']} aria-labelledby="save-tables">
      <h3 id="save-tables">Save for other tools</h3>
      <p>A table with a row for each passage. Parquet holds the embeddings too. Not encrypted.</p>
      <FormatButtons disabled={work.running !== null} onChoose={(format) => void save(format)} />
    </section>
  );
}
