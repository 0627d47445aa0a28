/** Words of a correction, as a sample's history tells it. */
import { words } from '../catalogue';

export const t = words(
  { corrected: '更正{field}：{old} → {new}', why: '{words}（{reason}）', late: '来晚了，没有生效，由收样台确认', nothing: '（空）', yes: '是', no: '否' },
  { corrected: 'Corrected {field}: {old} → {new}', why: '{words} ({reason})', late: 'came too late; the desk decides', nothing: '(empty)', yes: 'yes', no: 'no' },
);
