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
import { useMessages } from '../messages/LanguageContext';
import { useLaterMessages } from '../messages/useLaterMessages';

const CROSS = '✕';

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
  const messages = useLaterMessages().map;
  const { page } = useMessages();
  const titleId = useId();
  useOffers(() => [opened.progress === null && ['map.again', opened.drawAgain]]);
  return (
    <section className={styles['view']} aria-labelledby={titleId} data-testid="library-map">
      <header className={styles['header']}>
        <h2 id={titleId}>{page.map}</h2>
        {map && <span className={styles['about']}>{messages.about(map.documentOf.length, map.unit, map.encoder)}</span>}
        <IconButton label={messages.close} onClick={props.onClose}>
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
  const messages = useLaterMessages().map;
  const [colouring, setColouring] = useState<Colouring>('topic');
  const [isLasso, setIsLasso] = useState(false);
  const [pointed, setPointed] = useState<PointedAt | null>(null);
  const places = useMemo(() => new MapPoints(map), [map]);
  const { groups, groupOf } = useMemo(() => mapGroups(map, colouring, messages), [map, colouring, messages]);
  const query = useMemo(() => queryOnMap(map, places, answer), [map, places, answer]);
  const total = map.documentOf.length;
  const selected = useMemo(() => selection && places.pointsOf(selection.passages), [places, selection]);
  const points = useMemo(
    () => ({ positions: map.positions, groupOf, emphasisOf: emphasisOf(total, query.found, selected) }),
    [map, groupOf, total, query, selected],
  );
  const labels = useMemo(
    () => [
      ...(query.place ? [{ ...query.place, text: `✦ ${messages.yourQuery}`, isQuery: true }] : []),
      ...map.topics.flatMap((topic, index) =>
        topic.words.length > 0
          ? [{ x: topic.x, y: topic.y, text: topicName(map, index, messages), isQuery: false }]
          : [],
      ),
    ],
    [map, query, messages],
  );

  const select = (key: string, label: string, chosen: readonly number[]) => {
    onSelect(selectionOf(map, `${key} ${total}`, label, chosen));
    announce(messages.searchWithin(label, chosen.length, map.unit));
  };
  const selectGroup = (group: MapGroup) => {
    if (selection?.label === group.name) onSelect(null);
    else select(`${colouring} ${group.index}`, group.name, group.points);
  };
  const selectArea = useSteady((chosen: readonly number[]) => {
    setIsLasso(false);
    if (chosen.length === 0) announce(messages.nothingInArea, { visibly: true });
    else select(`area ${chosen.length} ${chosen[0]} ${Date.now()}`, messages.selectedArea, chosen);
  });
  const open = useSteady((point: number) => {
    const document = map.documents[map.documentOf[point]!]!;
    engine
      .passage(document.id, map.passageOf[point]!, new AbortController().signal)
      .then(onOpen, () => announce(messages.passageGone, { visibly: true }));
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
          description={messages.description(total, map.unit, map.topics.length, query.found.length)}
          isLasso={isLasso}
          onPoint={point}
          onOpen={open}
          onArea={selectArea}
        />
        {pointed && pointed.point < total && <PointCard engine={engine} map={map} pointed={pointed} />}
        <div className={styles['tools']}>
          <button type="button" aria-pressed={isLasso} onClick={() => setIsLasso(!isLasso)}>
            {isLasso ? messages.drawLine : messages.selectArea}
          </button>
          {selection && (
            <button type="button" className={styles['chip']} onClick={() => onSelect(null)}>
              <span className={styles['hidden']}>{messages.everywhereAgain}</span>
              {`${selection.label} · ${selected?.length}`}
              <span aria-hidden="true">{CROSS}</span>
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
