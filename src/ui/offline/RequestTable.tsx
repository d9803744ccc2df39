import type { RequestTally } from '../../protocol/offline/OfflineApi';
import { formatBytes } from '../format/formatBytes';
import { formatNumber } from '../format/formatCount';
import styles from './RequestTable.module.css';

/** Every request since the app was installed, one line for each purpose. */
export function RequestTable({ tallies }: { readonly tallies: readonly RequestTally[] }) {
  if (tallies.length === 0) return <p>No request went over the network since this list was begun.</p>;
  return (
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label="Requests">
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">For</th>
            <th scope="col">Requests</th>
            <th scope="col">Received</th>
            <th scope="col">Sent</th>
          </tr>
        </thead>
        <tbody>
          {tallies.map(({ host, purpose, requests, receivedBytes }) => (
            <tr key={`${host} ${purpose}`}>
              <td>{host}</td>
              <td>{purpose}</td>
              <td>{formatNumber(requests)}</td>
              <td>{formatBytes(receivedBytes)}</td>
              <td>0 bytes</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
