/** What the tables of the options page have in common: their head, and the one thing to do with a row. */

/** `last` names the column of buttons, for those who do not see them. */
export const Head = ({ columns, last }: { columns: readonly string[]; last: string }) => (
  <thead>
    <tr>
      {columns.map((column) => (
        <th scope="col" key={column}>
          {column}
        </th>
      ))}
      <th scope="col">
        <span class="vh">{last}</span>
      </th>
    </tr>
  </thead>
);

/** `label` says which row is meant. */
export const RowAct = ({ label, text, press }: { label: string; text: string; press: () => void }) => (
  <td>
    <button type="button" class="act" aria-label={label} onClick={press}>
      {text}
    </button>
  </td>
);
