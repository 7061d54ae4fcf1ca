import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attachment, safeFileName } from './content-disposition.js';

describe('a download name', () => {
  test.each([
    ['report.csv', 'report.csv'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\temp\\a.csv', 'C__temp_a.csv'],
    ['...', 'file'],
    ['', 'file'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  test('is one header line of plain characters that always saves, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const header = attachment(name);
        expect(header).toMatch(/^attachment; filename="[^"\\\r\n/]+"; filename\*=UTF-8''[\w.!~%#$&+^`|-]+$/);
        expect(header).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});
