import { describe, expect, it } from '@jest/globals';
import { fileProblem, mostBytes } from './file.ts';
import { nothingToImport } from './nothing.ts';
import { refusalsCsv } from './refusalsFile.ts';

describe('a file before it is sent', () => {
  it('may be a spreadsheet or a calendar of up to 10 MB', () => {
    expect(fileProblem({ name: 'Programme.CSV', size: mostBytes })).toBeNull();
    expect(fileProblem({ name: 'calendar.ics', size: 1 })).toBeNull();
  });

  it('is refused in words that say what to do', () => {
    expect(fileProblem({ name: 'programme.xlsx', size: 1 })).toMatch(/save the sheet as/);
    expect(fileProblem({ name: 'programme.csv', size: 0 })).toMatch(/empty/);
    expect(fileProblem({ name: 'programme.csv', size: mostBytes + 1 })).toMatch(/larger than 10 MB/);
  });
});

describe('a preview without changes', () => {
  const preview = { added: 0, changed: 0, withdrawn: 0, unchanged: 0, refused: 0 };

  it.each([
    [{ unchanged: 3 }, /everything in this file is here already/],
    [{ unchanged: 3, refused: 1 }, /the other rows are here already/],
    [{ refused: 4 }, /no row can go in/],
    [{}, /no events/],
  ])('with %j says why', (counts, words) => {
    expect(nothingToImport({ ...preview, ...counts })).toMatch(words);
  });
});

describe('refused rows as a file', () => {
  it('keeps a spreadsheet from running what a title pretends to be', () => {
    const csv = refusalsCsv([
      {
        line: 3,
        column: null,
        reason: 'The end is before the start.',
        title: '=HYPERLINK("http://x.example")',
      },
      { line: 4, column: 'Start', reason: '31 June does not exist, "really".', title: '+44 1603' },
    ]);
    expect(csv).toBe(
      '\uFEFFLine,Column,Title,Reason\r\n' +
        '3,,"\'=HYPERLINK(""http://x.example"")",The end is before the start.\r\n' +
        '4,Start,\'+44 1603,"31 June does not exist, ""really""."\r\n',
    );
  });
});
