import type { RequestTally } from '../../protocol/offline/OfflineApi';
import styles from './RequestTable.module.css';
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

/** Every request since the app was installed: for each host, one line for each purpose. */
export function RequestTable({ tallies }: { readonly tallies: readonly RequestTally[] }) {
  const messages = useLaterMessages().privacy;
  const { formats } = useMessages();
  if (tallies.length === 0) return <p>{messages.noRequests}</p>;
  const byHost = Map.groupBy(tallies, ({ host }) => host);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{messages.purpose}</th>
          <th scope="col">{messages.requests}</th>
          <th scope="col">{messages.received}</th>
          <th scope="col">{messages.sent}</th>
        </tr>
      </thead>
      {[...byHost].map(([host, purposes]) => (
        <tbody key={host}>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              {host}
            </th>
          </tr>
          {purposes.map(({ purpose, requests, receivedBytes }) => (
            <tr key={purpose}>
              <td>{messages.purposes[purpose] ?? purpose}</td>
              <td>{formats.number(requests)}</td>
              <td>{formats.bytes(receivedBytes)}</td>
              <td>{messages.nothing}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
