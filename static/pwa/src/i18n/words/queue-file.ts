/** Words of 从文件收取. */
import { words } from '../catalogue';

export const t = words(
  {
    title: '从文件收取', intro: '手机没有网络时，可以把待发记录导出成文件带来。文件是加密的，只有实验室的服务器能读。同一个文件收几次都没有关系。', pick: '选择文件', or_drop: '或把文件拖到这里（.fsq，可以多个）',
    results: '结果', sending: '正在交给实验室…', taken: '已收下 {operations} 条记录、{photos} 张照片。', known: '其中 {count} 条以前已经收过，没有重复。', held: '{count} 条在等另一条记录，会自动补上。',
    quarantined: '{count} 条需要人工处理，请告诉主任。原样都在。', wanted: '还缺 {count} 张照片，请收取其余的文件，或等手机联网。', complete: '照片齐了。手机联网后会自己看到“已送”。',
    not_ours: '这不是本系统导出的文件，没有交出去。请选手机「待发」里导出的 .fsq 文件。', too_large: '文件太大，不是本系统导出的。手机会把大的分成几个文件，请一个一个选。',
  },
  {
    title: 'From a file', intro: 'A phone without a network can carry its unsent records here as a file. It is encrypted: only the lab’s server can read it. Taking the same file again does no harm.', pick: 'Choose files', or_drop: 'or drop them here (.fsq, several at once)',
    results: 'Results', sending: 'Handing it to the lab…', taken: 'Taken in: {operations} {operations|record|records}, {photos} {photos|photo|photos}.', known: '{count} of them had come before; nothing is doubled.', held: '{count} {count|waits|wait} for another record and {count|joins|join} by {count|itself|themselves}.',
    quarantined: '{count} {count|needs|need} a person to look; tell the manager. They are kept as they came.', wanted: '{count} {count|photo is|photos are} still missing: take in the other files, or wait until the phone has a network.', complete: 'All photos are here. The phone will see “sent” by itself once it has a network.',
    not_ours: 'This is not a file of this app, and was not handed in. Choose the .fsq file exported from the phone’s outbox.', too_large: 'Too large to be a file of this app. A phone makes several parts of a large outbox; choose them one by one.',
  },
);
