import { CsvProblem } from './csv-problem.js';
import type { Sentence } from './sentence.js';

const saveAsCsv: Sentence = {
  FR: 'Ouvrez-le dans son propre logiciel, enregistrez-le en CSV (UTF-8) et envoyez ce fichier.',
  EN: 'Open it in its own program, save it as CSV (UTF-8) and send that file.',
};

const otherProgram = (fr: string, en: string): Sentence => ({
  FR: `Ceci est ${fr}, pas un fichier CSV. ${saveAsCsv.FR}`,
  EN: `This is ${en}, not a CSV file. ${saveAsCsv.EN}`,
});

const workbook = (fr: string, en: string): Sentence => ({
  FR: `Ceci est ${fr}, pas un fichier CSV\u00a0: ouvrez-le et enregistrez-le en CSV (UTF-8).`,
  EN: `This is ${en}, not a CSV file: open it and save it as CSV (UTF-8).`,
});

const image = (format: string): Sentence => ({
  FR: `Ceci est une image ${format}, pas un fichier CSV\u00a0: envoyez le tableau en CSV (UTF-8).`,
  EN: `This is a ${format} image, not a CSV file: send the table as CSV (UTF-8).`,
});

const compressed = (format: string): Sentence => ({
  FR: `Ce fichier est compressé (${format})\u00a0: décompressez-le et envoyez le fichier CSV qu’il contient.`,
  EN: `This file is compressed (${format}): unpack it and send the CSV file inside.`,
});

const utf32: Sentence = {
  FR: 'Ce texte est encodé en UTF-32\u00a0: enregistrez-le en CSV (UTF-8) et renvoyez-le.',
  EN: 'This text is encoded in UTF-32: save it as CSV (UTF-8) and send it again.',
};

const signatures: readonly { bytes: readonly number[]; sentence: Sentence }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    sentence: workbook('un classeur Excel (ou une autre archive zip)', 'an Excel workbook (or another zip archive)'),
  },
  { bytes: [0x50, 0x4b, 0x05, 0x06], sentence: otherProgram('une archive zip vide', 'an empty zip archive') },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    sentence: workbook('un ancien classeur Excel (.xls)', 'an old Excel workbook (.xls)'),
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], sentence: otherProgram('un document PDF', 'a PDF document') },
  { bytes: [0x89, 0x50, 0x4e, 0x47], sentence: image('PNG') },
  { bytes: [0xff, 0xd8, 0xff], sentence: image('JPEG') },
  { bytes: [0x47, 0x49, 0x46, 0x38], sentence: image('GIF') },
  { bytes: [0x1f, 0x8b], sentence: compressed('gzip') },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], sentence: compressed('7z') },
  { bytes: [0x52, 0x61, 0x72, 0x21], sentence: compressed('rar') },
  { bytes: [0x50, 0x41, 0x52, 0x31], sentence: otherProgram('un fichier Parquet', 'a Parquet file') },
  { bytes: [0xff, 0xfe, 0x00, 0x00], sentence: utf32 },
  { bytes: [0x00, 0x00, 0xfe, 0xff], sentence: utf32 },
];

/** Why a file that starts with these bytes is no text; null when nothing says so. */
export function binaryProblemOf(bytes: Uint8Array): CsvProblem | null {
  const found = signatures.find((signature) => startsWith(bytes, signature.bytes));
  return found ? new CsvProblem('NOT_TEXT', found.sentence) : null;
}

/** Bytes that are no text of any known encoding. */
export const notText = (): CsvProblem =>
  new CsvProblem('NOT_TEXT', {
    FR: `Ce fichier n’est pas du texte. ${saveAsCsv.FR}`,
    EN: `This file is not text. ${saveAsCsv.EN}`,
  });

/** Whether a file starts with these bytes. */
export function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, index) => bytes[index] === byte);
}
