import test from 'ava';
import { shapesOf } from '../../../src/http/fast-path/path-shape.ts';

const PATTERNS = [
  '/v1/key',
  '/v1/key/:key_id',
  '/v1/callcenter/:callcenter_id',
  '/v1/callcenter/:callcenter_id/agent',
  '/v1/callcenter/:callcenter_id/agent/:agent_name',
  '/v1/callcenter/:callcenter_id/agent/:agent_name/pause',
  '/v1/callcenter/:callcenter_id/condition/:name',
];

const shapeOf = shapesOf(PATTERNS);

test('a path has the shape of the pattern that it fits, whatever its parameters are', (t) => {
  for (const value of ['acme', 'agent', '张三', ':name', '%2F', 'a.b', '']) {
    for (const pattern of PATTERNS) {
      const path = pattern.replaceAll(/:\w+/g, value);
      // A last parameter that is empty makes it another path.
      if (path.endsWith('/')) continue;
      t.is(shapeOf(path), shapeOf(pattern), path);
      t.not(shapeOf(`${path}/`), shapeOf(pattern), `${path}/`);
    }
  }
});

test('patterns that no path fits both of are of different shapes', (t) => {
  const shapes = new Set(PATTERNS.map(shapeOf));
  t.is(shapes.size, PATTERNS.length);
});

test('where one pattern has a parameter, another that spells it out has the same shape', (t) => {
  const shape = shapesOf(['/conversation/:id', '/conversation/last']);
  t.is(shape('/conversation/last'), shape('/conversation/:id'));
});
