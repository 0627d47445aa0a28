/** Labels of places and of blind sub-items, printed by the browser: a QR code and its text, and of a blind code nothing else. */
import { printed, readTyped } from '../../../domain/label';
import { pathWords, placesWith } from '../../../domain/store-place';
import { t } from '../../../i18n/words/places';
import type { Rooms, ScreenProps } from '../../../rooms';
import { Button, Empty, Icon, Page, useWatched } from '../../../ui';
import { Qr } from '../../../ui/qr';

interface Sticker {
  code: string;
  shown: string;
  title: string;
}

async function stickersFor(rooms: Rooms): Promise<Sticker[]> {
  const places = await rooms.store.documents.list('places');
  const known = new Map(places.map((place) => [place.id, place]));
  const codes = rooms.hash.split(',').map((code) => decodeURIComponent(code)).filter((code) => code !== '');
  return codes.map((code) => {
    const [place] = placesWith(places, code);
    return place ? { code, shown: code, title: pathWords(known, place.id) } : { code, shown: readTyped(code).ok ? printed(code) : code, title: '' };
  });
}

export function StoreLabelsScreen({ rooms }: ScreenProps) {
  const stickers = useWatched(rooms.store, () => stickersFor(rooms), [rooms.hash]);
  const back = { label: t('back'), go: () => history.back() };
  return (
    <Page title={t('labels_title')} back={back}>
      <div class="print-tools">
        <p class="field-hint">{t('labels_hint')}</p>
        <div class="actions"><Button tone="primary" onClick={() => print()}><Icon name="print" />{t('print_go')}</Button></div>
      </div>
      {stickers?.length === 0 && <Empty icon="label" text={t('labels_none')} />}
      <ul class="stickers">
        {stickers?.map(({ code, shown, title }) => (
          <li key={code} class="sticker">
            <Qr text={code} label={shown} />
            <span><strong class="code">{shown}</strong>{title && <span>{title}</span>}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
