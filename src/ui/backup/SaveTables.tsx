import { useEngine } from '../connection/EngineContext';
import type { TableFormat } from '../../protocol/TableApi';
import styles from './BackupDialog.module.css';
import { choosePlace } from './choosePlace';
import { datedName } from './datedName';
import { download } from './download';
import { FormatButtons } from './FormatButtons';
import type { useFileWork } from './useFileWork';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Saves the passages as a table that other tools read. */
export function SaveTables({ work }: { readonly work: ReturnType<typeof useFileWork> }) {
  const messages = useLaterMessages().backup;
  const engine = useEngine();

  const save = async (format: TableFormat) => {
    const name = datedName('inkling passages', format);
    const place = await choosePlace(name);
    if (place === null) return;
    await work.run(messages.savingTable, async (onProgress, signal) => {
      const saved = await engine.savePassages(format, place.handle, onProgress, signal);
      if (saved.content !== null) download(saved.content, name);
      return messages.savedTable(saved.passages, saved.bytes);
    });
  };

  return (
    <section className={styles['section']} aria-labelledby="save-tables">
      <h3 id="save-tables">{messages.tablesTitle}</h3>
      <p>{messages.tablesAbout}</p>
      <FormatButtons disabled={work.running !== null} onChoose={(format) => void save(format)} />
    </section>
  );
}
