/** The phones and desks of the lab, and apart from them the programs that speak for it. */
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words/manager';
import type { Rooms } from '../../rooms';
import type { FleetDevice } from '../../sync/api';
import { Empty } from '../../ui';
import { Answered, useAsked } from './asked';
import { inOrderOfNeed, isProgram } from './fleet-warnings';
import { Phone } from './phone';
import { RevokeSheet } from './revoke-sheet';

interface DevicesProps {
  rooms: Rooms;
  label: string;
  devices: FleetDevice[];
  nameOf: (person_id: string) => string;
  onRevoke: (device: FleetDevice) => void;
}

function Devices({ rooms, label, devices, nameOf, onRevoke }: DevicesProps) {
  return (
    <ul class="phones" aria-label={label}>
      {inOrderOfNeed(devices, new Date()).map((device) => (
        <Phone key={device.id} rooms={rooms} device={device} person={nameOf(device.person_id)} onRevoke={() => onRevoke(device)} />
      ))}
    </ul>
  );
}

export function Fleet({ rooms, nameOf, again }: { rooms: Rooms; nameOf: (person_id: string) => string; again: unknown }) {
  const asked = useAsked(() => rooms.api.fleet(), again);
  const [stopping, setStopping] = useState<FleetDevice | null>(null);
  const common = { rooms, nameOf, onRevoke: setStopping };
  return (
    <Answered asked={asked}>
      {({ devices }) => {
        const programs = devices.filter(isProgram);
        const phones = devices.filter((device) => !isProgram(device));
        return (
          <>
            {phones.length === 0 ? <Empty icon="people" text={t('no_phones')} /> : <Devices {...common} label={t('phones')} devices={phones} />}
            {programs.length > 0 && (
              <details class="programs" open={programs.some(({ gaps }) => gaps.length > 0)}>
                <summary>{t('programs', { count: programs.length })}<span class="field-mark">{t('programs_hint')}</span></summary>
                <Devices {...common} label={t('programs', { count: programs.length })} devices={programs} />
              </details>
            )}
            {stopping && <RevokeSheet rooms={rooms} device={stopping} name={`${nameOf(stopping.person_id)} · ${stopping.name}`} onClose={() => setStopping(null)} />}
          </>
        );
      }}
    </Answered>
  );
}
