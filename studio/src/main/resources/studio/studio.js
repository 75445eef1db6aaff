// The first page of the studio: every endpoint, its deployments, and why each has the count it has.
// A pure client of the public REST API: what it shows, anyone can read with curl.

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/tidemill`;
const WORKSPACE = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/default`;
const SETTINGS = `${GROUP}/providers/Microsoft.Insights/autoscalesettings`;
const ML_VERSION = '2022-10-01';
const INSIGHTS_VERSION = '2022-10-01';
const REFRESH_MS = 2000;

const TOKEN_KEY = 'tidemill.token';
const state = document.querySelector('#state');
const signIn = document.querySelector('#sign-in');

class SignedOut extends Error {}

const get = (path, version) => fetchJson(`${path}?api-version=${version}`);

async function fetchJson(path) {
  const token = sessionStorage.getItem(TOKEN_KEY);
  if (!token) throw new SignedOut('Not signed in');
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status === 401) throw new SignedOut('The token was refused');
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

// All pages of a list. A link leads to this same server, under whatever name it knows itself.
async function list(path, version) {
  let page = await get(path, version);
  const all = [...page?.value ?? []];
  while (page?.nextLink) {
    const { pathname, search } = new URL(page.nextLink);
    page = await fetchJson(pathname + search);
    all.push(...page?.value ?? []);
  }
  return all;
}

async function readDeployment(deployment, settings) {
  const mine = settings.filter(s => s.properties.targetResourceUri?.toLowerCase() === deployment.id.toLowerCase());
  return {
    ...deployment,
    instances: await list(`${deployment.id}/instances`, ML_VERSION),
    settings: await Promise.all(mine.map(async setting => ({
      ...setting,
      evaluation: await get(`${setting.id}/evaluations/latest`, INSIGHTS_VERSION),
    }))),
  };
}

async function readAll() {
  const [endpoints, settings] = await Promise.all([
    list(`${WORKSPACE}/onlineEndpoints`, ML_VERSION),
    list(SETTINGS, INSIGHTS_VERSION),
  ]);
  return Promise.all(endpoints.map(async endpoint => ({
    ...endpoint,
    deployments: await Promise.all(
      (await list(`${endpoint.id}/deployments`, ML_VERSION)).map(d => readDeployment(d, settings))),
  })));
}

// Fills a copy of a template; values become text nodes, never markup.
function fill(templateId, fields, lists) {
  const copy = document.querySelector(`#${templateId}`).content.cloneNode(true);
  for (const [name, value] of Object.entries(fields)) copy.querySelector(`[data-field=${name}]`).textContent = value;
  for (const [name, nodes] of Object.entries(lists)) copy.querySelector(`[data-list=${name}]`).replaceChildren(...nodes);
  return copy;
}

function item(text, className = '') {
  const node = document.createElement('li');
  node.textContent = text;
  node.className = className;
  return node;
}

const isReady = instance => instance.state?.toLowerCase() === 'ready';

const showInstance = instance =>
  item(`${instance.id} ${instance.state}`, isReady(instance) ? 'ready' : '');

function showSetting(setting) {
  const evaluation = setting.evaluation;
  return fill('setting', {
    title: `${setting.name}${setting.properties.enabled ? '' : ' (disabled)'}`,
    time: evaluation?.evaluatedAt ? `Last looked at ${new Date(evaluation.evaluatedAt).toLocaleTimeString()}` : 'Not evaluated yet',
  }, { explanation: (evaluation?.explanation ?? []).map(line => item(line)) });
}

function showDeployment(deployment, traffic) {
  return fill('deployment', {
    name: deployment.name,
    share: `${traffic?.[deployment.name] ?? 0} % of the traffic`,
    ready: deployment.instances.filter(isReady).length,
    wanted: deployment.sku?.capacity ?? '?',
  }, { instances: deployment.instances.map(showInstance), settings: deployment.settings.map(showSetting) });
}

function showEndpoint(endpoint) {
  return fill('endpoint', {
    name: endpoint.name,
    state: endpoint.properties.provisioningState,
    scoringUri: endpoint.properties.scoringUri ?? '',
  }, { deployments: endpoint.deployments.map(d => showDeployment(d, endpoint.properties.traffic)) });
}

function takeTokenFromLink() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return;
  sessionStorage.setItem(TOKEN_KEY, token);
  history.replaceState(null, '', location.pathname);
}

async function refresh() {
  try {
    const endpoints = await readAll();
    document.querySelector('#endpoints').replaceChildren(...endpoints.map(showEndpoint));
    state.textContent = endpoints.length ? `Updated ${new Date().toLocaleTimeString()}` : 'No endpoint yet: try tidemill demo --keep';
    signIn.hidden = true;
  } catch (problem) {
    state.textContent = problem.message;
    if (problem instanceof SignedOut) {
      signIn.hidden = false;
      return;
    }
  }
  setTimeout(refresh, REFRESH_MS);
}

signIn.addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem(TOKEN_KEY, new FormData(signIn).get('token').trim());
  refresh();
});

takeTokenFromLink();
refresh();
