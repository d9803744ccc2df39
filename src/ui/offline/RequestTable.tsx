import type { RequestTally } from '../../protocol/offline/OfflineApi';
import { formatBytes } from '../format/formatBytes';
import { formatNumber } from '../format/formatCount';
import styles from './RequestTable.module.css';

/** Every request since the app was installed: for each host, one line for each purpose. */
export function RequestTable({ tallies }: { readonly tallies: readonly RequestTally[] }) {
  if (tallies.length === 0) return <p>No request went over the network since this list was begun.</p>;
  const byHost = Map.groupBy(tallies, ({ host }) => host);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Requests</th>
          <th scope="col">Received</th>
          <th scope="col">Sent</th>
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
              <td>{purpose}</td>
              <td>{formatNumber(requests)}</td>
              <td>{formatBytes(receivedBytes)}</td>
              <td>0 bytes</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
