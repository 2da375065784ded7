"""Verifies the gold lists against the cases: texts, rows, tables, clean tables."""
import collections, pathlib, sys
import yaml

HERE = pathlib.Path(__file__).parent
FIELDS = 'level1 level2 name description value basis weight purpose goals schedule budget text actual score deviation'.split()
KINDS = ('unit value typo boilerplate mismatch structure consistency wording format vague measurable category '
         'circular coverage achievable duplicate').split()


def field_texts(case, f):
    if f['table'] == 0:
        return [p['text'] for p in case['narrative']]
    t = case['tables'][f['table'] - 1]
    if f['row'] == 0:
        if f['field'] == 'budget':
            return list(t['budget'].values()) + list(t.get('execution', {}).values())
        if f['field'] in ('goals', 'schedule'):
            return t[f['field']]
        return [t.get(f['field'], '')]
    r = t['rows'][f['row'] - 1]
    if f['field'] == 'value':
        return [r[k] for k in ('op', 'value', 'unit') if k in r]
    return [r[f['field']]]


def main():
    bad = 0

    def err(*a):
        nonlocal bad
        bad += 1
        print('ERROR', *a)

    for path in sorted((HERE / 'cases').glob('*.yaml')):
        case = yaml.safe_load(path.read_text())
        gold = yaml.safe_load((HERE / 'gold' / path.name).read_text())
        name, count, seen = case['name'], collections.Counter(), set()
        for t in case['tables']:
            for r in t['rows']:
                for k, v in r.items():
                    if not isinstance(v, str):
                        err(name, t['no'], k, 'not a string', v)
        for f in gold['findings']:
            where = (name, f['table'], f['row'], f['field'], f['text'])
            if f['field'] not in FIELDS or f['tier'] not in ('must', 'should', 'trap') or set(f['kind']) - set(KINDS) or not f['kind']:
                err(*where, 'bad field, tier or kind')
            if not 0 <= f['table'] <= len(case['tables']):
                err(*where, 'no such table'); continue
            if (f['table'] == 0) != (f['field'] == 'text'):
                err(*where, 'narrative goes with field text')
            if f['row'] and f['row'] > len(case['tables'][f['table'] - 1]['rows']):
                err(*where, 'no such row'); continue
            if f['row'] and case['tables'][f['table'] - 1]['rows'][f['row'] - 1]['name'] != f['row_name']:
                err(*where, 'row name')
            if f['text']:
                n = sum(x.count(f['text']) for x in field_texts(case, f))
                if not n:
                    err(*where, 'text not in field', field_texts(case, f))
                elif n > 1:
                    print('note', *where, 'occurs', n, 'times')
            elif f['tier'] == 'trap':
                err(*where, 'trap without text')
            if f['table'] in gold['clean'] and f['tier'] != 'trap':
                err(*where, 'finding in a clean table')
            key = where[1:] + (f['tier'],)
            if key in seen:
                err(*where, 'twice')
            seen.add(key)
            count[f['tier']] += 1
        print(f"{name}: tables {len(case['tables'])}, rows {[len(t['rows']) for t in case['tables']]}, clean {gold['clean']}, "
              + ', '.join(f'{k} {count[k]}' for k in ('must', 'should', 'trap')))
        if not any((HERE / 'files').glob(name + '.*')):
            err(name, 'no built file')
        for t in case['tables']:
            if 'weight' in t['rows'][0]:
                print('  weights', t['no'], sum(float(r['weight']) for r in t['rows']))
            if 'execution' in t:
                print('  total', t['total'])
    print('ok' if not bad else f'{bad} errors')
    return bool(bad)


sys.exit(main())
