import styles from './LibraryMapView.module.css';
import { groupLook, type Colouring, type MapGroup } from './mapGroups';

const colourings: readonly (readonly [Colouring, string])[] = [
  ['topic', 'Topic'],
  ['source', 'Source'],
  ['folder', 'Folder'],
];

/** What the colours and shapes of the map mean; each opens its passages. */
export function MapLegend(props: {
  readonly groups: readonly MapGroup[];
  readonly colouring: Colouring;
  readonly unit: string;
  /** The name of the group that is selected. */
  readonly selected: string | null;
  readonly onColouring: (colouring: Colouring) => void;
  readonly onSelect: (group: MapGroup) => void;
}) {
  return (
    <section aria-labelledby="map-legend">
      <h3 id="map-legend" className={styles['heading']}>
        Colours
      </h3>
      <fieldset className={styles['colourings']}>
        <legend className={styles['hidden']}>Colour by</legend>
        {colourings.map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name="map-colouring"
              checked={props.colouring === value}
              onChange={() => props.onColouring(value)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <ul className={styles['legend']} aria-label={`Parts of the map by ${props.colouring}`}>
        {props.groups.map((group) => (
          <li key={group.name}>
            <button type="button" aria-pressed={props.selected === group.name} onClick={() => props.onSelect(group)}>
              <Swatch index={group.index} />
              <span className={styles['groupName']}>{group.name}</span>
              <span className={styles['count']}>
                {group.points.length}
                <span className={styles['hidden']}> {props.unit}s</span>
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
