/** An instrument as it is typed, and what of it is said: all of a new one, of a known one what differs. */
import { instrumentOf } from '../../domain/calibration';
import type { Instrument } from '../../domain/document';
import { newId } from '../../domain/identity';
import type { Bodies } from '../../domain/operation';
import type { Rooms } from '../../rooms';

export interface Typed {
  name: string;
  quantities: string[];
  code: string;
  serial_no: string;
  calibrated_on: string;
  calibration_due: string;
  reason: string;
}

export const typedOf = (instrument: Instrument | null): Typed => ({
  name: instrument?.name ?? '', quantities: instrument?.quantities ?? [], code: instrument?.code ?? '', serial_no: instrument?.serial_no ?? '',
  calibrated_on: instrument?.calibrated_on ?? '', calibration_due: instrument?.calibration_due ?? '', reason: '',
});

export type InstrumentFault = 'name_needed' | 'quantities_needed' | 'dates_crossed' | 'code_taken';

/** The other instrument that a scan of this label would find. */
export const holderOf = (code: string, own: string | undefined, others: Instrument[]): Instrument | undefined =>
  instrumentOf(others.filter(({ id }) => id !== own), code);

export function faultsOf(typed: Typed, own: string | undefined, others: Instrument[]): InstrumentFault[] {
  const faults: InstrumentFault[] = [];
  if (typed.name.trim() === '') faults.push('name_needed');
  if (typed.quantities.length === 0) faults.push('quantities_needed');
  if (holderOf(typed.code, own, others)) faults.push('code_taken');
  if (typed.calibrated_on !== '' && typed.calibration_due !== '' && typed.calibration_due < typed.calibrated_on) faults.push('dates_crossed');
  return faults;
}

const filled = (typed: Typed) => Object.fromEntries(Object.entries(typed as Record<keyof Typed, string | string[]>).filter(([, value]) => value.length > 0).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]));

function changed(before: Instrument, typed: Typed): Bodies['instrument.change'] {
  const differs = ([key, value]: [string, unknown]): boolean => key === 'reason' || JSON.stringify(before[key as keyof Instrument]) !== JSON.stringify(value);
  return Object.fromEntries(Object.entries(filled(typed)).filter(differs));
}

function docOf(rooms: Rooms, before: Instrument | null, typed: Typed): Instrument {
  const { name, quantities, code, serial_no, calibrated_on, calibration_due } = typed;
  const or = (now: string, then: string | null | undefined): string | null => (now.trim() === '' ? (then ?? null) : now.trim());
  return {
    id: before?.id ?? newId(), lab_id: rooms.session.lab_id, name: name.trim(), quantities, active: before?.active ?? true,
    code: or(code, before?.code), serial_no: or(serial_no, before?.serial_no), calibrated_on: or(calibrated_on, before?.calibrated_on), calibration_due: or(calibration_due, before?.calibration_due),
  };
}

export async function sayInstrument(rooms: Rooms, before: Instrument | null, typed: Typed): Promise<Instrument> {
  const doc = docOf(rooms, before, typed);
  const records = [{ collection: 'instruments' as const, id: doc.id, doc }];
  const { reason: _, ...added } = filled(typed);
  const difference = before ? changed(before, typed) : {};
  if (before && Object.keys(difference).some((key) => key !== 'reason')) await rooms.say([{ kind: 'instrument.change', subject: doc.id, body: difference }], { records });
  if (!before) await rooms.say([{ kind: 'instrument.add', subject: doc.id, body: added as unknown as Bodies['instrument.add'] }], { records });
  return doc;
}

export function sayActive(rooms: Rooms, instrument: Instrument, active: boolean): Promise<unknown> {
  const doc = { ...instrument, active };
  return rooms.say([{ kind: 'instrument.change', subject: doc.id, body: { active } }], { records: [{ collection: 'instruments', id: doc.id, doc }] });
}
