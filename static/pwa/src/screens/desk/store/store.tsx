/** 样品库: scan an item, then a place; or a place, then items. What is in hand shows where it is and what may be done with it. */
import { useEffect, useState } from 'preact/hooks';
import type { Doing } from '../../../domain/item';
import { t } from '../../../i18n/words/shelf';
import type { ScreenProps } from '../../../rooms';
import { Button, Card, Page, useTold, useWatched } from '../../../ui';
import { sound } from '../../../ui/sound';
import { usePeople } from '../record';
import { ScanField } from '../scan-field';
import { VerdictPanel } from '../verdict-panel';
import { Contents } from './contents';
import type { Target } from './item-acts';
import { ItemCard } from './item-card';
import { ItemSheet } from './item-sheets';
import { nameOfItem } from './item-words';
import { chosenOf, type Storing, useStoring } from './storing';
import { storeVerdict } from './store-verdict';

function Twins({ storing }: { storing: Storing }) {
  const { found, in_hand } = storing;
  if (!found || found.items.length < 2 || chosenOf(found, in_hand?.chosen ?? null)) return null;
  return (
    <div class="desk-twins">
      {found.items.map((one) => (
        <Card key={one.view.id}>
          <p><strong>{nameOfItem(one)}</strong><br /><span class="number soft">{one.sample?.sample_no}</span></p>
          <Button wide onClick={() => storing.choose(one.view.id)}>{t('twins_choose')}</Button>
        </Card>
      ))}
    </div>
  );
}

function InHand({ rooms, storing }: ScreenProps & { storing: Storing }) {
  const { found, in_hand, places } = storing;
  const { people, person } = usePeople(rooms);
  const [doing, setDoing] = useState<Doing | null>(null);
  const one = chosenOf(found, in_hand?.chosen ?? null);
  useEffect(() => setDoing(null), [in_hand?.code]);
  if (!in_hand || !found) return null;
  const target: Target = { view: one?.view ?? null, code: in_hand.code, scan_mode: 'manual' };
  const name = one ? nameOfItem(one) : in_hand.code;
  return (
    <div class="desk-in-hand">
      <Twins storing={storing} />
      {found.items.length === 0 && <div class="actions"><Button onClick={() => setDoing('store')}>{t('act_store')}</Button></div>}
      {one && <ItemCard rooms={rooms} one={one} places={places} person={person} act={setDoing} />}
      {doing && (one ?? found.items.length === 0) && (
        <ItemSheet
          doing={doing} rejected={one?.sample?.state === 'rejected'} rooms={rooms} target={target} name={name} places={places} people={people.filter(({ active }) => active)}
          say={(acts, what, alongside) => storing.say(acts, name, what, alongside)} onClose={() => setDoing(null)}
        />
      )}
    </div>
  );
}

/** The place whose contents stand beside: of the run, or where the item in hand is. */
const placeShown = ({ run, found, in_hand }: Storing): string | null => run ?? chosenOf(found, in_hand?.chosen ?? null)?.view.place ?? null;

export function StoreScreen({ rooms }: ScreenProps) {
  useTold(rooms.sync);
  const storing = useStoring(rooms);
  const { person } = usePeople(rooms);
  const loud = useWatched(rooms.store, () => rooms.store.meta.find('desk_sound')) ?? true;
  const verdict = storeVerdict(storing, person);
  useEffect(() => {
    if (loud && storing.turn > 0 && verdict.tone !== 'idle') sound(verdict.tone);
  }, [storing.turn, verdict.tone]);
  useEffect(() => {
    if (rooms.hash) storing.open(rooms.hash);
  }, [rooms.hash]);
  const { run, places, in_hand } = storing;
  const place = placeShown(storing);
  return (
    <Page title={t('title')} wide aside={rooms.session.roles.includes('receiver') && <><Button onClick={() => rooms.go('/places')}>{t('to_places')}</Button><Button onClick={() => rooms.go('/disposal')}>{t('to_disposal')}</Button></>}>
      <div class="desk">
        <div class="desk-main">
          <ScanField rooms={rooms} onReading={storing.hear} onYes={() => undefined} />
          <p class="field-hint store-help">{t('field_help')}</p>
          {run !== null && (
            <div class="store-run" role="status">
              <span><strong>{t('run', { place: places.get(run)?.name ?? '' })}</strong><br />{t('run_count', { count: storing.ran })}</span>
              <Button onClick={storing.endRun}>{t('run_end')}</Button>
            </div>
          )}
          <VerdictPanel verdict={verdict} code={in_hand?.code ?? null} />
          <InHand rooms={rooms} storing={storing} />
        </div>
        <Contents rooms={rooms} place={place} places={places} onOpen={storing.open} />
      </div>
    </Page>
  );
}
