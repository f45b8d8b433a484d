import type { Middleware } from 'koa';
import type { Metrics } from '../../operations/ports/metrics.ts';
import type { Gate } from '../access/gate.ts';

const PATH = '/metrics';

/** `/metrics`: what is measured, for Prometheus. With a key that may look at all call centers. */
export const answerMetrics = (metrics: Metrics, gate: Gate): Middleware => {
  const guard = gate.guard({ method: 'GET', path: PATH });
  return (ctx, next) => {
    if (ctx.path !== PATH || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    return guard(ctx, async () => {
      const { type, text } = await metrics.read();
      ctx.type = type;
      ctx.body = text;
    });
  };
};
