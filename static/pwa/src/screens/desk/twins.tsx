/** One label on two samples: both, side by side, until a person says which one is in their hands, or gives one a new label. */
import { t } from '../../i18n/words/desk';
import type { Rooms } from '../../rooms';
import { Button, Notice } from '../../ui';
import type { Claim } from './found';
import { type NameOfPerson, Record } from './record';

interface TwinsProps {
  rooms: Rooms;
  claims: Claim[];
  person: NameOfPerson;
  onChoose: (sample_id: string) => void;
  onRelabel: (claim: Claim) => void;
}

export function Twins({ rooms, claims, person, onChoose, onRelabel }: TwinsProps) {
  return (
    <>
      <Notice tone="warn">{t('twins_help')}</Notice>
      <div class="desk-twins">
        {claims.map((claim) => (
          <div key={claim.sample.id} class="desk-twin">
            <Record rooms={rooms} claim={claim} person={person} />
            <p class="soft small">{t('registered_by', { name: person(claim.sample.created_by) })}</p>
            <Button wide onClick={() => onChoose(claim.sample.id)}>{t('twins_choose')}</Button>
            <Button wide onClick={() => onRelabel(claim)}>{t('twins_relabel')}</Button>
          </div>
        ))}
      </div>
    </>
  );
}
