import { useId, useMemo, useState } from 'react';
import type { EngineApi, EngineStatus, LibraryMap, SearchAnswer, SearchHit } from '../../protocol/EngineApi';
import { useAnnounce } from '../announcing/AnnounceContext';
import { useOffers } from '../commands/OfferedCommands';
import { IconButton } from '../controls/IconButton';
import { useSteady } from '../controls/useSteady';
import { icons } from '../icons';
import styles from './LibraryMapView.module.css';
import { MapCanvas } from './MapCanvas';
import { MapCharts } from './MapCharts';
import { mapGroups, topicName, type Colouring, type MapGroup } from './mapGroups';
import { MapLegend } from './MapLegend';
import { MapPoints } from './MapPoints';
import { selectionOf, type MapSelection } from './MapSelection';
import { MapWait } from './MapWait';
import { PointCard, type PointedAt } from './PointCard';
import { emphasisOf, queryOnMap } from './queryOnMap';
import { useLibraryMap } from './useLibraryMap';

interface MapViewProps {
  readonly engine: EngineApi;
  readonly status: EngineStatus | null;
  readonly answer: SearchAnswer | null;
  readonly selection: MapSelection | null;
  readonly onSelect: (selection: MapSelection | null) => void;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onClose: () => void;
}

/** The whole library as a picture, with the query and its hits on it. Loaded when it is first opened. */
export function LibraryMapView(props: MapViewProps) {
  const opened = useLibraryMap(props.engine, props.status);
  const { map } = opened;
  const titleId = useId();
  useOffers(() => [opened.progress === null && ['map.again', opened.drawAgain]]);
  return (
    <section className={styles['view']} aria-labelledby={titleId} data-testid="library-map">
      <header className={styles['header']}>
        <h2 id={titleId}>Map of your library</h2>
        {map && (
          <span className={styles['about']}>
            {map.documentOf.length.toLocaleString('en')} {map.unit}s by {map.encoder}
          </span>
        )}
        <IconButton label="Close the map" onClick={props.onClose}>
          <icons.Close />
        </IconButton>
      </header>
      <MapWait opened={opened} isEmpty={props.status?.isOpen === true && props.status.passages === 0} />
      {map && <DrawnMap {...props} map={map} />}
    </section>
  );
}

function DrawnMap({ engine, map, answer, selection, onSelect, onOpen }: MapViewProps & { readonly map: LibraryMap }) {
  const announce = useAnnounce();
  const [colouring, setColouring] = useState<Colouring>('topic');
  const [isLasso, setIsLasso] = useState(false);
  const [pointed, setPointed] = useState<PointedAt | null>(null);
  const places = useMemo(() => new MapPoints(map), [map]);
  const { groups, groupOf } = useMemo(() => mapGroups(map, colouring), [map, colouring]);
  const query = useMemo(() => queryOnMap(map, places, answer), [map, places, answer]);
  const total = map.documentOf.length;
  const selected = useMemo(() => selection && places.pointsOf(selection.passages), [places, selection]);
  const points = useMemo(
    () => ({ positions: map.positions, groupOf, emphasisOf: emphasisOf(total, query.found, selected) }),
    [map, groupOf, total, query, selected],
  );
  const labels = useMemo(
    () => [
      ...(query.place ? [{ ...query.place, text: '✦ your query', isQuery: true }] : []),
      ...map.topics.flatMap((topic, index) =>
        topic.words.length > 0 ? [{ x: topic.x, y: topic.y, text: topicName(map, index), isQuery: false }] : [],
      ),
    ],
    [map, query],
  );

  const select = (key: string, label: string, chosen: readonly number[]) => {
    onSelect(selectionOf(map, `${key} ${total}`, label, chosen));
    announce(`Search within ${label}: ${chosen.length} ${map.unit}s.`);
  };
  const selectGroup = (group: MapGroup) => {
    if (selection?.label === group.name) onSelect(null);
    else select(`${colouring} ${group.index}`, group.name, group.points);
  };
  const lasso = useSteady((chosen: readonly number[]) => {
    setIsLasso(false);
    if (chosen.length === 0) announce('There is nothing in this area.', { visibly: true });
    else select(`area ${chosen.length} ${chosen[0]} ${Date.now()}`, 'Selected area', chosen);
  });
  const open = useSteady((point: number) => {
    const document = map.documents[map.documentOf[point]!]!;
    engine
      .passage(document.id, map.passageOf[point]!, new AbortController().signal)
      .then(onOpen, () => announce('This passage is no longer in the library.', { visibly: true }));
  });
  const point = useSteady((at: number | null, x: number, y: number) =>
    setPointed(at === null ? null : { point: at, x, y }),
  );

  useOffers(() => [['map.lasso', () => setIsLasso(true)]]);

  return (
    <div className={styles['body']}>
      <div className={styles['stage']}>
        <MapCanvas
          map={map}
          places={places}
          points={points}
          labels={labels}
          description={`${total} ${map.unit}s in ${map.topics.length} topics; the list beside it names them. ${
            query.found.length > 0 ? `${query.found.length} hits of the query are marked.` : ''
          }`}
          isLasso={isLasso}
          onPoint={point}
          onOpen={open}
          onLasso={lasso}
        />
        {pointed && pointed.point < total && <PointCard engine={engine} map={map} pointed={pointed} />}
        <div className={styles['tools']}>
          <button type="button" aria-pressed={isLasso} onClick={() => setIsLasso(!isLasso)}>
            {isLasso ? 'Draw a line around passages' : 'Select an area'}
          </button>
          {selection && (
            <button type="button" className={styles['chip']} onClick={() => onSelect(null)}>
              <span className={styles['hidden']}>Search everywhere again, not only within</span>
              {selection.label} · {selected?.length}
              <span aria-hidden="true">✕</span>
            </button>
          )}
        </div>
      </div>
      <div className={styles['side']}>
        <MapLegend
          groups={groups}
          colouring={colouring}
          unit={map.unit}
          selected={selection?.label ?? null}
          onColouring={setColouring}
          onSelect={selectGroup}
        />
        <MapCharts documents={map.documents} />
      </div>
    </div>
  );
}
