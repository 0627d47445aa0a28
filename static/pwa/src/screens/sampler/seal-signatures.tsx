/** Who signs, whether they have, and the glass for the next. */
import { useEffect, useState } from 'preact/hooks';
import type { SignsAs } from '../../domain/operation';
import { type Before, type SealDraft, type Signed, signersAsked } from '../../domain/sealing';
import { momentWords } from '../../i18n/moments';
import { t } from '../../i18n/words/seal';
import type { Rooms } from '../../rooms';
import { Button, Icon, useWatched } from '../../ui';
import { useBlobUrl } from '../photos/blob-url';
import { type Signer, Signing } from './signing';

interface SignaturesProps {
  rooms: Rooms;
  found: Before;
  draft: SealDraft;
  change: (part: Partial<SealDraft>) => void;
  latest: () => SealDraft;
}

export function Signatures({ rooms, found, draft, change, latest }: SignaturesProps) {
  const [signing, setSigning] = useState<Signer | null>(null);
  const people = useWatched(rooms.store, () => rooms.store.documents.list('people')) ?? [];
  const signerAs = (signs_as: SignsAs): Signer => {
    if (signs_as === 'sampled_party') return { signs_as, name: draft.party.trim(), person: null };
    const person = (signs_as === 'sampler' ? draft.samplers[0] : draft.samplers[1]) ?? rooms.session.person_id;
    const name = person === rooms.session.person_id ? rooms.session.person.name : people.find(({ id }) => id === person)?.name;
    return { signs_as, name: name ?? '', person };
  };
  const keep = (signed: Signed): void => {
    change({ signed: [...latest().signed.filter(({ signs_as }) => signs_as !== signed.signs_as), signed] });
    setSigning(null);
  };
  return (
    <>
      <p class="field-hint stack-gap">{t('signatures_hint')}</p>
      <div class="signatures">
        {signersAsked(rooms.reference, found, draft).map(({ signs_as, required }) => (
          <One key={signs_as} rooms={rooms} signer={signerAs(signs_as)} required={required} signed={draft.signed.find((one) => one.signs_as === signs_as)} onSign={setSigning} />
        ))}
      </div>
      {signing && <Signing rooms={rooms} signer={signing} onSigned={keep} onClose={() => setSigning(null)} />}
    </>
  );
}

interface OneProps {
  rooms: Rooms;
  signer: Signer;
  required: boolean;
  signed: Signed | undefined;
  onSign: (signer: Signer) => void;
}

function One({ rooms, signer, required, signed, onSign }: OneProps) {
  const who = t(`as_${signer.signs_as}`);
  const state = !signed ? t('signed_none') : signed.refused ? t('refused', { reason: signed.refused }) : t('signed_at', { time: momentWords(signed.at) });
  return (
    <div class="signature" id={`sign-${signer.signs_as}`} tabIndex={-1}>
      <p class="signature-who">
        <span><strong>{who}</strong> {signed?.name ?? signer.name}</span>
        <span class="soft small">{signed ? '✓ ' : ''}{state}{!signed && ` · ${t(required ? 'needed' : 'optional')}`}</span>
      </p>
      {signed?.picture && <Picture rooms={rooms} sha256={signed.picture.sha256} who={who} />}
      <Button wide label={`${t(signed ? 'sign_again' : 'sign')} ${who}`} onClick={() => onSign(signer)}><Icon name="edit" />{t(signed ? 'sign_again' : 'sign')}</Button>
    </div>
  );
}

export function Picture({ rooms, sha256, who }: { rooms: Rooms; sha256: string; who: string }) {
  const [bytes, setBytes] = useState<ArrayBuffer | null>(null);
  useEffect(() => {
    let gone = false;
    const show = (found: ArrayBuffer | null): void => {
      if (!gone) setBytes(found);
    };
    void rooms.store.photos.find(sha256).then((row) => (row ? row.bytes : rooms.api.photo(sha256, 'thumb').then((blob) => blob.arrayBuffer()))).then(show, () => show(null));
    return () => {
      gone = true;
    };
  }, [sha256]);
  const url = useBlobUrl(bytes, 'image/png');
  return url ? <img src={url} alt={t('preview', { who })} /> : null;
}
