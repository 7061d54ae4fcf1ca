import type { MailBlock } from '../mail-template.js';
import { plainLine } from '../plain-line.js';
import { Lines } from './lines.js';
import { cell, colours, table } from './look.js';

// React Email's rows are for the layout alone; a table of data says which cell heads which.
const soft = { ...cell, color: colours.soft };
const labelOfFact = { ...soft, width: '40%', fontWeight: 400 };

type Of<Kind extends MailBlock['kind']> = Extract<MailBlock, { kind: Kind }>;

/** Labels with their values. */
export const Facts = ({ facts }: Pick<Of<'FACTS'>, 'facts'>) => (
  <table cellPadding="0" cellSpacing="0" style={table}>
    <tbody>
      {facts.map(({ label, value }, place) => (
        <tr key={place}>
          <th scope="row" style={labelOfFact}>
            {plainLine(label)}
          </th>
          <td style={cell}>{plainLine(value)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What was changed, before and after. */
export const Changes = ({ changes, is, was }: Omit<Of<'CHANGES'>, 'kind'>) => (
  <table cellPadding="0" cellSpacing="0" style={table}>
    <tbody>
      <tr>
        <td style={cell} />
        <th scope="col" style={soft}>
          {plainLine(was)}
        </th>
        <th scope="col" style={soft}>
          {plainLine(is)}
        </th>
      </tr>
      {changes.map(({ after, before, label }, place) => (
        <tr key={place}>
          <th scope="row" style={cell}>
            {plainLine(label)}
          </th>
          <td style={soft}>
            <Lines text={before} />
          </td>
          <td style={cell}>
            <Lines text={after} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
