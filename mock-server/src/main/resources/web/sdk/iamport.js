/*
 * Naru: a stand-in for the Iamport V1 browser SDK. This is a simulation; no money moves.
 *
 * One source for both generations. The file name it was fetched under decides which one it plays:
 *   /js/iamport.payment-1.1.6.js  old: `rsp.success` is present
 *   /v1/iamport.js                new: no `rsp.success`, a failure is an `error_code`
 * The API base is whatever precedes that name, so a proxy or a sub-path needs no setting.
 *
 * Own options, in the script's query: ?window=self opens the checkout in the same tab, for test tools that
 * cannot follow a second one. A payment-type popup has nobody to call back then and goes to m_redirect_url.
 */
(function () {
  'use strict';

  var FILE = /\/(?:js\/iamport\.payment-[^/]*|v1\/iamport)\.js$/;
  var MOBILE = /Mobi|Android|iPhone|iPad|iPod/i;
  var REQUEST_TIMEOUT_MS = 15000;
  // A shop may take a minute to answer confirm_url.
  var CONFIRM_TIMEOUT_MS = 75000;
  var MAX_URL = 2048;
  var MAX_USER_AGENT = 512;
  var ZZIM_WINDOW = 'scrollbars=yes,resizable=yes,width=420,height=560';
  var PAY_WINDOW = 'scrollbars=yes,resizable=yes,width=480,height=760';
  var CLOSED_CHECK_MS = 250;

  var source = scriptUrl();
  var base = source.origin + source.pathname.replace(FILE, '');
  var old = source.pathname.indexOf('/js/iamport.payment-') >= 0;
  var sameTab = source.searchParams.get('window') === 'self';

  var userCode = null;
  var agency = null;
  var busy = false;

  var methods = {
    /** Names the shop. Everything else refuses to run before it. */
    init: function (code) {
      if (typeof code !== 'string' || code.trim() === '') {
        throw new Error('IMP.init: 가맹점 식별코드(문자열)가 필요합니다. / IMP.init needs the shop\'s user code, a string.');
      }
      userCode = code.trim();
    },

    /** Names a sub-merchant of an agency: the user code it was given, and its tier. */
    agency: function (code, tier) {
      if (typeof code !== 'string' || code.trim() === '') {
        throw new Error('IMP.agency: 가맹점 식별코드(문자열)가 필요합니다. / IMP.agency needs a user code, a string.');
      }
      userCode = code.trim();
      agency = tier === undefined ? null : String(tier);
    },

    /**
     * Opens the checkout. Order-type Naver Pay calls back only when a check fails before its window is handed to
     * the buyer; payment-type calls back from its popup, or takes the page to m_redirect_url and back.
     */
    request_pay: function (params, callback) {
      var popup = Boolean(params) && isTrue(params.naverPopupMode);
      start('request_pay', '/_mock/sdk/request-pay', params, callback, popup ? PAY_WINDOW : undefined);
    },

    /** Puts products on the buyer's wishlist and shows them in a small window. */
    naver_zzim: function (params, callback) {
      start('naver_zzim', '/_mock/sdk/zzim', params, callback, ZZIM_WINDOW);
    }
  };

  function start(method, path, params, callback, features) {
    var merchantUid = params && params.merchant_uid ? String(params.merchant_uid) : null;
    var fail = function (code, message) {
      refuse(method, callback, merchantUid, {error_code: code, error_msg: message});
    };
    if (callback !== undefined && callback !== null && typeof callback !== 'function') {
      throw new TypeError('IMP.' + method + ': callback 은 함수여야 합니다. / the callback must be a function.');
    }
    if (params === null || typeof params !== 'object') {
      throw new TypeError('IMP.' + method + ': 파라미터 객체가 필요합니다. / the first argument must be an object.');
    }
    if (userCode === null) {
      return fail('NOT_INITIALIZED', 'IMP.init(가맹점 식별코드)을 먼저 호출해 주세요.');
    }
    if (busy) {
      return fail('ALREADY_RUNNING', '이미 결제창을 여는 중입니다.');
    }
    var body;
    try {
      body = JSON.stringify({user_code: userCode, agency: agency, params: params, page: page()});
    } catch (e) {
      return fail('PARAMS_NOT_JSON', '파라미터를 JSON으로 바꿀 수 없습니다: ' + e.message);
    }

    // Browsers allow a new window only inside the click itself, so it opens empty now and is sent on later.
    var here = sameTab || takesOverThePage(params);
    var opened = here ? null : window.open('about:blank', '_blank', features);
    if (!here && !opened) {
      return fail('POPUP_BLOCKED', '팝업이 차단되어 결제창을 열 수 없습니다. 팝업 차단을 해제한 뒤 다시 시도해 주세요.');
    }
    if (opened) {
      announce(opened);
    }
    busy = true;
    post(base + path, body).then(function (answer) {
      busy = false;
      if (answer.ok && answer.window) {
        show(opened, answer.window, function (rsp, url) {
          finish(callback, rsp, url);
        });
      } else {
        shut(opened);
        refused(method, callback, merchantUid, answer);
      }
    }, function (error) {
      busy = false;
      shut(opened);
      fail('NETWORK_ERROR', '모의 서버(' + base + ')에 연결할 수 없습니다: ' + error.message);
    });
  }

  /** Whether no window will be needed. Only the server knows what channelKey names; the rest says itself. */
  function takesOverThePage(params) {
    var named = /^naverpay(\.|$)/.test(String(params.pg || ''));
    return named ? !isTrue(params.naverPopupMode) : params.naverPopupMode === false;
  }

  function isTrue(flag) {
    return flag === true || String(flag).toLowerCase() === 'true';
  }

  function show(opened, target, done) {
    if (target.mode === 'page') {
      shut(opened);
      go(null, target.url);
      return;
    }
    if (!opened && !sameTab) {
      opened = window.open(target.url, '_blank');
    }
    go(opened, target.url);
    if (target.mode === 'popup' && opened) {
      watch(opened, target, done);
    }
  }

  /** Waits for the popup's word. A popup that was closed without one is a buyer who gave up: the server knows. */
  function watch(opened, target, done) {
    var origin = new URL(target.url).origin;
    var settled = false;
    var settle = function (rsp, url) {
      if (!settled) {
        settled = true;
        clearInterval(timer);
        window.removeEventListener('message', hear);
        done(rsp, url);
      }
    };
    var hear = function (event) {
      var said = event.data;
      if (event.source === opened && event.origin === origin && said && said.type === 'naru.payment' && said.key === target.key) {
        settle(said.rsp, said.url);
      }
    };
    var timer = setInterval(function () {
      if (!opened.closed) {
        return;
      }
      clearInterval(timer);
      post(base + '/_mock/sdk/windows/' + target.key + '/closed', '{}', CONFIRM_TIMEOUT_MS).then(function (answer) {
        if (answer.data) {
          settle(answer.data.rsp, answer.data['return'].url);
        } else {
          settle(answer.rsp, null);
        }
      }, function (error) {
        settle({error_code: 'NETWORK_ERROR', error_msg: '결제 결과를 알 수 없습니다: ' + error.message}, null);
      });
    }, CLOSED_CHECK_MS);
    window.addEventListener('message', hear);
  }

  /** The page's callback, or without one its m_redirect_url. */
  function finish(callback, rsp, url) {
    var told = shaped(rsp);
    if (typeof callback === 'function') {
      callback(told);
    } else if (url) {
      go(null, url);
    }
  }

  function post(url, body, timeout) {
    var stop = new AbortController();
    var timer = setTimeout(function () { stop.abort(); }, timeout || REQUEST_TIMEOUT_MS);
    return fetch(url, {
      method: 'POST',
      mode: 'cors',
      credentials: 'omit',
      headers: {'Content-Type': 'application/json'},
      body: body,
      signal: stop.signal
    }).then(function (response) {
      return response.json().catch(function () {
        throw new Error('HTTP ' + response.status);
      }).then(function (json) {
        if (!response.ok) {
          var said = json.error ? json.error.message : 'HTTP ' + response.status;
          return {ok: false, rsp: {error_code: 'REQUEST_REFUSED', error_msg: '모의 서버가 요청을 거절했습니다: ' + said}};
        }
        return json;
      });
    }).finally(function () {
      clearTimeout(timer);
    });
  }

  /** What Naver refused in a page that redirects comes back by redirect; all else by callback, if there is one. */
  function refused(method, callback, merchantUid, answer) {
    if (answer.redirect_url && (answer.by_redirect || typeof callback !== 'function')) {
      go(null, answer.redirect_url);
    } else {
      refuse(method, callback, merchantUid,
        answer.rsp || {error_code: 'UNEXPECTED_ANSWER', error_msg: '알 수 없는 응답입니다.'});
    }
  }

  function refuse(method, callback, merchantUid, rsp) {
    var told = shaped(rsp);
    if (old) {
      told.success = false;
    }
    told.imp_uid = told.imp_uid || null;
    told.merchant_uid = told.merchant_uid || merchantUid;
    console.warn('[naru] IMP.' + method + ' 이(가) 시작되지 못했습니다 / did not start: ' + told.error_msg, told);
    if (typeof callback === 'function') {
      // Never inside the caller's own stack: the real callback is always later.
      setTimeout(function () { callback(told); }, 0);
    }
  }

  /** The current file has no `success`; a failure is an `error_code`. */
  function shaped(rsp) {
    var told = {};
    Object.keys(rsp).forEach(function (key) {
      if (old || key !== 'success') {
        told[key] = rsp[key];
      }
    });
    return told;
  }

  function go(opened, url) {
    if (!opened) {
      window.location.assign(url);
    } else if (!opened.closed) {
      opened.location.replace(url);
    }
  }

  function shut(opened) {
    if (opened && !opened.closed) {
      opened.close();
    }
  }

  function announce(opened) {
    try {
      opened.document.title = '네이버페이 시뮬레이션';
      opened.document.body.textContent = '결제창을 여는 중입니다… / Opening the checkout…';
    } catch (e) {
      // The blank page is a courtesy; a browser that forbids writing to it loses nothing.
    }
  }

  function page() {
    return {
      mobile: MOBILE.test(navigator.userAgent),
      url: window.location.href.slice(0, MAX_URL),
      user_agent: navigator.userAgent.slice(0, MAX_USER_AGENT)
    };
  }

  function scriptUrl() {
    var current = document.currentScript;
    if (current && current.src) {
      return new URL(current.src);
    }
    // Bundlers evaluate scripts away from their tag; the tag, when there is one, still says where we come from.
    var tags = document.getElementsByTagName('script');
    for (var i = tags.length - 1; i >= 0; i--) {
      if (tags[i].src && FILE.test(new URL(tags[i].src).pathname)) {
        return new URL(tags[i].src);
      }
    }
    throw new Error('[naru] iamport: 이 파일은 <script src> 로 불러와야 합니다. / load this file with <script src>.');
  }

  function notSimulated(name) {
    return function () {
      throw new Error('IMP.' + name + ' 은(는) 시뮬레이션되지 않습니다. 지원: ' + Object.keys(methods).join(', ')
        + ' / IMP.' + name + ' is not simulated here.');
    };
  }

  window.IMP = new Proxy(methods, {
    get: function (target, name) {
      if (typeof name !== 'string' || name in target) {
        return target[name];
      }
      // Promises, serializers and inspectors ask for these of any object; answering would confuse them.
      return name === 'then' || name === 'toJSON' || name === 'nodeType' || name.charAt(0) === '$' || name.charAt(0) === '_'
        ? undefined
        : notSimulated(name);
    }
  });

  if (old && !window.jQuery) {
    console.info('[naru] 실제 iamport.payment-x.y.z.js 는 jQuery 1.0 이상이 필요합니다. / The real file needs jQuery 1.0+.');
  }
})();
