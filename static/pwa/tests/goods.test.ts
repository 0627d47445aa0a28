import assert from 'node:assert/strict';
import test from 'node:test';
import { isLess, parseAmount } from '../src/domain/amount';
import { barcodeIn, isUscc, usccIn } from '../src/domain/goods';

test('a goods barcode counts with its check digit alone', () => {
  assert.equal(barcodeIn('6901234567892'), '6901234567892');
  assert.equal(barcodeIn('6901234567893'), null);
  assert.equal(barcodeIn('96385074'), '96385074');
  assert.equal(barcodeIn('036000291452'), '0036000291452');
  for (const text of ['', '690123456789', 'HZ7K3QM9T2XD6', '69012345678９2']) assert.equal(barcodeIn(text), null, text);
});

test('every single wrong digit of a barcode is caught', () => {
  const code = '6901234567892';
  for (let at = 0; at < code.length; at++) for (const other of '0123456789') {
    if (other !== code[at]) assert.equal(barcodeIn(code.slice(0, at) + other + code.slice(at + 1)), null);
  }
});

const USCC = '91350100M00010001T';

test('a credit code is found in an address or in plain text, and only where its check character fits', () => {
  assert.ok(isUscc(USCC));
  assert.ok(!isUscc('91350100M00010001U'));
  assert.deepEqual(usccIn(`https://example.invalid/licence?uniscid=${USCC.toLowerCase()}&x=1`), { ok: true, uscc: USCC });
  assert.deepEqual(usccIn(`统一社会信用代码:${USCC}；名称:示例超市；`), { ok: true, uscc: USCC });
});

test('a hostile licence code is refused: commands, hidden directions, two codes, whole books', () => {
  const faults = ['javascript:alert(1)', `${USCC}\u202e`, `${USCC}\u0000`, `${USCC} 91350100M000100Y56`, 'x'.repeat(3000), `A${USCC}`].map((text) => {
    const read = usccIn(text);
    return read.ok ? 'taken' : read.fault;
  });
  assert.deepEqual(faults.slice(0, 3), ['none', 'strange', 'strange']);
  assert.deepEqual(faults.slice(3), ['several', 'too_long', 'none']);
});

test('amounts warn when less, and never where they cannot be compared', () => {
  assert.deepEqual(parseAmount('≥ 2 kg (或 20 枚)'), { number: 2, unit: 'kg' });
  assert.deepEqual(parseAmount('≥ 8 units'), { number: 8, unit: 'pieces' });
  for (const text of ['1/3', 'none', 'as parent', 'bottle set S1']) assert.equal(parseAmount(text), null);
  assert.ok(isLess(2.9, 'kg', ['≥ 2 kg', '≥ 1 kg']));
  assert.ok(!isLess(3, 'kg', ['≥ 2 kg', '≥ 1 kg']));
  assert.ok(isLess(900, 'g', ['≥ 1 kg']));
  assert.ok(isLess(7, '瓶', ['≥ 8 units', '1/3']));
  assert.ok(!isLess(1, '份', ['≥ 2 kg']));
});
