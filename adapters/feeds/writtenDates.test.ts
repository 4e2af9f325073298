import { describe, expect, it } from '@jest/globals';
import { readWrittenDay, readWrittenTime, readWrittenTimes } from './writtenDates.ts';

describe('written days', () => {
  it.each([
    '19 January 2027',
    'Tue 19 Jan 2027',
    'Tuesday, 19th January 2027',
    '19/1/2027',
    '19/01/27',
    '19.1.2027',
    '2027-01-19',
    '19 jan 27',
  ])('reads "%s"', (text) => {
    expect(readWrittenDay(text)).toEqual({ value: '2027-01-19' });
  });

  it.each(['31 June 2027', '31/6/2027', '29 Feb 2027', '2027-13-01', '12/25/2027'])(
    'says that "%s" does not exist',
    (text) => {
      expect(readWrittenDay(text)).toEqual({ flaw: `There is no such day as "${text}".` });
    },
  );

  it.each(['', 'soon', '19 January', '46041', '1 2027'])('does not take "%s" for a date', (text) => {
    expect(readWrittenDay(text)).toHaveProperty('flaw');
  });

  it('notices a day of the week that does not fit', () => {
    expect(readWrittenDay('Monday 19 January 2027')).toEqual({
      flaw: expect.stringContaining('Tuesday 19 January 2027'),
    });
    expect(readWrittenDay('Thurs 21 January 2027')).toEqual({ value: '2027-01-21' });
  });
});

describe('written times', () => {
  it.each([
    ['9am', '09:00'],
    ['9:30am', '09:30'],
    ['9.30 a.m.', '09:30'],
    ['12pm', '12:00'],
    ['12am', '00:00'],
    ['14:00', '14:00'],
    ['09:30:00', '09:30'],
    ['0930', '09:30'],
    ['Midday', '12:00'],
    ['noon', '12:00'],
  ])('reads "%s"', (text, time) => {
    expect(readWrittenTime(text)).toEqual({ value: time });
  });

  it.each(['9', '25:00', '13pm', '9:75', 'late'])('does not take "%s" for a time', (text) => {
    expect(readWrittenTime(text)).toHaveProperty('flaw');
  });

  it.each([
    ['9:30am to midday', '09:30', '12:00'],
    ['9-12pm', '09:00', '12:00'],
    ['2-4pm', '14:00', '16:00'],
    ['11.30–1pm', '11:30', '13:00'],
    ['14:00 - 16:00', '14:00', '16:00'],
    ['4pm', '16:00', null],
  ])('reads "%s"', (text, start, end) => {
    expect(readWrittenTimes(text)).toEqual({ value: { start, end } });
  });
});
