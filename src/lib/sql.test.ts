import { describe, expect, test } from 'vitest';
import { effacerJetons, lireSql, nomDeJeton, nomSql, texteSql } from './sql.ts';

const genres = (sql: string) => lireSql(sql).map(({ genre, brut }) => `${genre} ${brut}`);

describe('tokens', () => {
  test.each([
    ['select \'l\'\'eau;\' from "Ma ""t"', ['mot select', "texte 'l''eau;'", 'mot from', 'nom "Ma ""t"']],
    ['a -- b;\r;c', ['mot a', 'commentaire -- b;', 'signe ;', 'mot c']],
    ['/* /* ; */ */ ; x', ['commentaire /* /* ; */ */', 'signe ;', 'mot x']],
    [`E'\\';' ;`, [`texte E'\\';'`, 'signe ;']],
    ['$a$ ; $$ $a$ ;', ['texte $a$ ; $$ $a$', 'signe ;']],
    // a name may hold dollars: what follows is no literal
    ['a$$;b$$', ['mot a$$', 'signe ;', 'mot b$$']],
    ['2*1.5e-3', ['mot 2', 'signe *', 'mot 1.5e-3']],
    ['  ', []],
  ])('%s', (sql, attendus) => {
    expect(genres(sql)).toEqual(attendus);
  });

  test.each(["'a", '"a', '/* a', '/* /* */', '$$ a', "E'a\\'"])('%s is not closed', (sql) => {
    expect(lireSql(sql).map((j) => [j.ferme, j.brut])).toEqual([[false, sql]]);
  });

  test('tokens and blanks make the whole text', () => {
    const sql = `with "é" as (select 'a' /* b */\n, $1) -- fin\nfrom x`;
    let refait = '';
    for (const { brut, debut } of lireSql(sql)) refait = refait.padEnd(debut) + brut;
    expect(refait).toBe(sql.replaceAll('\n', ' '));
  });
});

test('blanked tokens leave every other at its place', () => {
  const sql = "select 'a\nb', c -- d\nfrom e";
  const vide = effacerJetons(sql, ['texte', 'commentaire']);
  expect(vide).toBe('select   \n  , c     \nfrom e');
});

test('names and texts are quoted, and read back', () => {
  expect([texteSql("l'eau"), nomSql('a"b')]).toEqual(["'l''eau'", '"a""b"']);
  expect(lireSql(nomSql('A"b')).map(nomDeJeton)).toEqual(['a"b']);
});
