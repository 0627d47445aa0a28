/** 拒收通知书编号: drawn by this device from its own counter, in the same transaction as the rejection. */
import { noticeNumber } from '../../domain/identity';
import type { Rooms } from '../../rooms';
import type { Alongside } from '../../store';

export interface Drawn {
  notice_no: string;
  number: NonNullable<Alongside['number']>;
}

export async function nextNotice({ session, store }: Rooms): Promise<Drawn> {
  const year = new Date().getFullYear();
  const counter = `notice:${session.device_id}:${year}`;
  const value = await store.meta.nextWouldBe(counter);
  return { notice_no: noticeNumber({ prefix: session.lab.prefix, year, device_no: session.device_no, count: value }), number: { counter, value } };
}
