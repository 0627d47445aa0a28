/** The goods barcode of a packed product: what the lab last wrote of it comes onto the sheet. */
import { useState } from 'preact/hooks';
import { withProduct } from '../../domain/product';
import type { Sheet } from '../../domain/sheet';
import { t } from '../../i18n/words/goods';
import type { Rooms } from '../../rooms';
import { Button, Icon } from '../../ui';
import { part } from '../../ui/lazy';

const CodeSheet = part(() => import('./goods-sheet').then((file) => file.CodeSheet));

interface GoodsPartProps {
  rooms: Rooms;
  latest: () => Sheet;
  change: (part: Partial<Sheet>) => void;
}

export function GoodsPart({ rooms, latest, change }: GoodsPartProps) {
  const [open, setOpen] = useState(false);
  const found = async (barcode: string): Promise<void> => {
    const [product] = await rooms.store.documents.listByKey('products', barcode);
    change(withProduct(rooms.reference, latest(), barcode, product));
    rooms.toast(product ? t('barcode_known', { name: product.sample_name ?? barcode }) : t('barcode_unknown', { barcode }), product ? 'good' : 'plain');
  };
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}><Icon name="scan" />{t('barcode_scan')}</Button>
      {open && <CodeSheet rooms={rooms} what="barcode" onFound={(code) => void found(code)} onClose={() => setOpen(false)} />}
    </>
  );
}
