import type { MailBlock } from '../mail-template.js';
import { plainLine } from '../plain-line.js';
import { Lines } from './lines.js';
import { cell, colours, table, value } from './look.js';

// React Email's rows are for the layout alone; a table of data says which cell heads which.
const soft = { color: colours.soft };
const labelOfFact = { ...cell, ...soft, width: '40%', fontWeight: 400 };
const columnHead = { ...cell, ...soft };
const valueBefore = { ...value, ...soft };

type Of<Kind extends MailBlock['kind']> = Extract<MailBlock, { kind: Kind }>;

/** Labels with their values. */
export const Facts = ({ facts }: Pick<Of<'FACTS'>, 'facts'>) => (
  <table cellPadding="0" cellSpacing="0" style={table}>
    <tbody>
      {facts.map((fact, place) => (
        <tr key={place}>
          <th scope="row" style={labelOfFact}>
            {plainLine(fact.label)}
          </th>
          <td style={value}>{plainLine(fact.value)}</td>
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
        <th scope="col" style={columnHead}>
          {plainLine(was)}
        </th>
        <th scope="col" style={columnHead}>
          {plainLine(is)}
        </th>
      </tr>
      {changes.map(({ after, before, label }, place) => (
        <tr key={place}>
          <th scope="row" style={cell}>
            {plainLine(label)}
          </th>
          <td style={valueBefore}>
            <Lines text={before} />
          </td>
          <td style={value}>
            <Lines text={after} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
