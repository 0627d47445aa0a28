/** Parts of the sheet: site and point, the sample itself, the pair. Each asks only what is needed now. */
import { useState } from 'preact/hooks';
import type { Site } from '../../domain/document';
import { thingsAsked } from '../../domain/form';
import { listOf, type SampleType } from '../../domain/reference';
import { occasionOf, type Sheet, typeOf, unitOf } from '../../domain/sheet';
import { groundOf } from '../../domain/whereabouts';
import { nameOf } from '../../i18n/catalogue';
import { t } from '../../i18n/words/sampler';
import { t as visit } from '../../i18n/words/visit';
import type { Rooms } from '../../rooms';
import { Field, Icon, SelectField, Sheet as BottomSheet, TextField, useWatched } from '../../ui';
import { part } from '../../ui/lazy';
import { Amounts } from './amounts';
import { RequiredFields, withGuess } from './form-fields';
import { PeopleField } from './people-field';
import { AmountPicks, NamePicks, TypePicks, usePoints } from './quick-picks';
import { QuickWords } from '../../ui/quick-words';
import { SiteList } from './sites';

const ProposeSheet = part(() => import('./propose').then((file) => file.ProposeSheet));
const ParentField = part(() => import('./parent-field').then((file) => file.ParentField));

export interface PartProps {
  rooms: Rooms;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  errors: Record<string, string>;
}
type OfSite = PartProps & { site: Site | undefined };

const pointOf = (sheet: Sheet) => groundOf(sheet.place);

export function SitePart({ rooms, sheet, change, errors, site }: OfSite) {
  const [choosing, setChoosing] = useState(false);
  const [proposing, setProposing] = useState(false);
  const choose = (chosen: Site): void => {
    setChoosing(false);
    setProposing(false);
    const only = chosen.points.length === 1 ? chosen.points[0] : undefined;
    change({ site: chosen.id, point_id: only?.id ?? null, point: only?.name ?? '' });
  };
  return (
    <>
      <Field id="sheet-site" label={t('sheet_site')} error={errors['site']}>
        <button type="button" id="sheet-site" class="pick" onClick={() => setChoosing(true)}>
          <span>{site?.name ?? t('choose_site')}</span>
          <span class="pick-word">{site ? t('change') : <Icon name="forward" />}</span>
        </button>
      </Field>
      {sheet.site !== '' && <PointField rooms={rooms} sheet={sheet} change={change} error={errors['point']} points={site?.points ?? []} hints={typicalPoints(rooms, site)} />}
      {choosing && <ChooseSite rooms={rooms} sheet={sheet} onChoose={choose} onPropose={rooms.session.roles.includes('sampler') ? () => setProposing(true) : undefined} onClose={() => setChoosing(false)} />}
      {proposing && <ProposeSheet rooms={rooms} here={pointOf(sheet)} onDone={choose} onClose={() => setProposing(false)} />}
    </>
  );
}

const typicalPoints = (rooms: Rooms, site: Site | undefined): string[] =>
  rooms.reference.site_types.find(({ key }) => key === site?.site_type)?.typical_points ?? [];

interface PointFieldProps {
  rooms: Rooms;
  sheet: Sheet;
  change: (part: Partial<Sheet>) => void;
  error: string | undefined;
  points: { id: string; name: string }[];
  hints: string[];
}

const MOST_POINTS = 8;

function PointField({ rooms, sheet, change, error, points, hints }: PointFieldProps) {
  const name = (point: string): void => change({ point, point_id: points.find((known) => known.name === point)?.id ?? null });
  const quick = usePoints(rooms, sheet.site, points.length > 0 ? points.slice(0, MOST_POINTS).map((point) => point.name) : hints);
  return (
    <>
      <TextField id="sheet-point" label={t('point')} value={sheet.point} onChange={name} error={error} maxLength={200} list={points.map((point) => point.name)} />
      <QuickWords label={visit('usual_points')} words={quick} chosen={sheet.point} onChoose={name} />
    </>
  );
}

function ChooseSite({ rooms, sheet, onChoose, onPropose, onClose }: { rooms: Rooms; sheet: Sheet; onChoose: (site: Site) => void; onPropose: (() => void) | undefined; onClose: () => void }) {
  const sites = useWatched(rooms.store, () => rooms.store.documents.list('sites'));
  return (
    <BottomSheet title={t('choose_site')} close_label={t('close')} onClose={onClose}>
      {sites && <SiteList sites={sites} here={pointOf(sheet)} reference={rooms.reference} onChoose={onChoose} onPropose={onPropose} first={12} />}
    </BottomSheet>
  );
}

const usualTypes = (rooms: Rooms, site: Site | undefined): string[] => rooms.reference.site_types.find(({ key }) => key === site?.site_type)?.sample_types ?? [];

/** Types usual at this kind of site come first; none is withheld. */
function typeChoices(rooms: Rooms, site: Site | undefined): { value: string; text: string }[] {
  const usual = usualTypes(rooms, site);
  const rank = (type: SampleType): number => (usual.includes(type.code) ? usual.indexOf(type.code) : 100);
  return [...rooms.reference.sample_types].sort((a, b) => rank(a) - rank(b)).map((type) => ({ value: type.code, text: nameOf(type) }));
}

const UNITS = ['kg', 'g', 'L', 'mL', '袋', '瓶', '盒', '个', '枚', '份'];

export function SamplePart({ rooms, sheet, change, errors, site }: OfSite) {
  const { reference } = rooms;
  const type = typeOf(reference, sheet);
  const choose = (code: string): void => {
    const chosen = reference.sample_types.find((row) => row.code === code);
    change({ sample_type: code, qty_unit: chosen ? unitOf(chosen) : sheet.qty_unit });
  };
  const asks = type ? thingsAsked(reference.form_fields, occasionOf(sheet, type)) : [];
  const guesses = asks.some(({ key }) => key === 'is_false_positive_prone');
  const rename = (name: string): void => change(guesses ? withGuess(sheet, name) : { sample_name: name });
  const unit = sheet.qty_unit || (type ? unitOf(type) : 'kg');
  const units = (UNITS.includes(unit) ? UNITS : [unit, ...UNITS]).map((value) => ({ value, text: value }));
  return (
    <>
      <SelectField id="sheet-sample_type" label={t('sample_type')} value={sheet.sample_type} choices={typeChoices(rooms, site)} empty={t('choose')} onChange={choose} error={errors['sample_type']} />
      <TypePicks rooms={rooms} sheet={sheet} usual={usualTypes(rooms, site)} onChoose={choose} />
      <TextField id="sheet-sample_name" label={t('sample_name')} hint={t('sample_name_hint')} value={sheet.sample_name} onChange={rename} error={errors['sample_name']} maxLength={200} />
      <NamePicks rooms={rooms} sheet={sheet} onChoose={rename} />
      <div class="pair">
        <TextField id="sheet-qty_total" label={t('qty')} inputMode="decimal" autoComplete="off" value={sheet.qty_total} onChange={(qty_total) => change({ qty_total, qty_unit: unit })} error={errors['qty_total']} />
        <SelectField label={t('unit')} value={unit} choices={units} onChange={(qty_unit) => change({ qty_unit })} />
      </div>
      <AmountPicks rooms={rooms} sheet={sheet} change={change} />
      {type && <Amounts type={type} sheet={sheet} />}
      {type?.form === 'parent' && <ParentField rooms={rooms} sheet={sheet} change={change} error={errors['parent']} />}
      <RequiredFields reference={reference} sheet={sheet} change={change} errors={errors} />
      <TaskPart rooms={rooms} sheet={sheet} change={change} errors={errors} />
    </>
  );
}

function TaskPart({ rooms, sheet, change, errors }: PartProps) {
  const categories = listOf(rooms.reference, 'task_category').map((row) => ({ value: row.key, text: nameOf(row) }));
  const type = typeOf(rooms.reference, sheet);
  const asks_notice = type !== undefined && thingsAsked(rooms.reference.form_fields, occasionOf(sheet, type)).some(({ key }) => key === 'notice_no');
  return (
    <>
      <SelectField label={t('task')} value={sheet.task_category} choices={categories} onChange={(task_category) => change({ task_category })} />
      {asks_notice && <TextField id="sheet-notice_no" label={t('notice_no')} value={sheet.notice_no} onChange={(notice_no) => change({ notice_no })} error={errors['notice_no']} maxLength={200} />}
    </>
  );
}

export function PairPart({ rooms, sheet, change }: PartProps) {
  return (
    <>
      <PeopleField rooms={rooms} samplers={sheet.samplers} onChange={(samplers) => change({ samplers })} />
      {sheet.samplers.length < 2 && (
        <TextField label={t('alone')} mark={t('optional')} hint={t('alone_hint')} value={sheet.alone_reason} onChange={(alone_reason) => change({ alone_reason })} maxLength={200} />
      )}
    </>
  );
}
