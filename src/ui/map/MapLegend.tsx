import { RadioGroup } from '../controls/RadioGroup';
import styles from './LibraryMapView.module.css';
import { groupLook, type Colouring, type MapGroup } from './mapGroups';
import { useLaterMessages } from '../messages/useLaterMessages';
import type { MapUnit } from '../messages/enLater';

const colourings: readonly Colouring[] = ['topic', 'source', 'folder'];

/** What the colours and shapes of the map mean; each opens its passages. */
export function MapLegend(props: {
  readonly groups: readonly MapGroup[];
  readonly colouring: Colouring;
  readonly unit: MapUnit;
  /** The name of the group that is selected. */
  readonly selected: string | null;
  readonly onColouring: (colouring: Colouring) => void;
  readonly onSelect: (group: MapGroup) => void;
}) {
  const messages = useLaterMessages().map;
  return (
    <section aria-labelledby="map-legend">
      <h3 id="map-legend" className={styles['heading']}>
        {messages.colours}
      </h3>
      <RadioGroup
        label={messages.colourBy}
        layout="row"
        values={colourings}
        chosen={props.colouring}
        words={messages.colourings}
        onChoose={props.onColouring}
      />
      <ul className={styles['legend']} aria-label={messages.parts[props.colouring]}>
        {props.groups.map((group) => (
          <li key={group.name}>
            <button type="button" aria-pressed={props.selected === group.name} onClick={() => props.onSelect(group)}>
              <Swatch index={group.index} />
              <span className={styles['groupName']}>{group.name}</span>
              <span className={styles['count']}>
                {group.points.length}
                <span className={styles['hidden']}>{messages.points(props.unit)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Swatch({ index }: { readonly index: number }) {
  const { colour, shape } = groupLook(index);
  return (
    <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true" style={{ color: `var(--map-${colour})` }}>
      {shape === 0 && <circle r="5" fill="currentColor" />}
      {shape === 1 && <rect x="-4.5" y="-4.5" width="9" height="9" fill="currentColor" />}
      {shape === 2 && <path d="M0-6 6 0 0 6-6 0Z" fill="currentColor" />}
    </svg>
  );
}
