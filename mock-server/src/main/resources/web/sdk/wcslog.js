/*
 * Naru: a stand-in for Naver's inflow script. This is a simulation; nothing is sent anywhere.
 *
 * It sets, on the shop's own domain, the three cookies an order passes on as naverInterface:
 *   CPAValidator -> cpaInflowCode, NA_CO -> naverInflowCode, NVADID -> saClickId
 * They come from the landing page's parameters, NaPm (shopping) and NVADID (search ad). To play an inflow without
 * a Naver link, load the script as wcslog.js?inflow=shopping, ?inflow=search or ?inflow=both.
 */
(function () {
  'use strict';

  var COOKIE_DAYS = 20;
  var DAY_S = 24 * 60 * 60;
  var SAMPLE_NAPM = 'ct=naru0001|ci=0000000000000000000000000000000000000001|tr=slsl|sn=000001|hk=naru';
  var SAMPLE_NVADID = '1000+A00002naru000000000001';

  var own = document.currentScript && document.currentScript.src
    ? new URL(document.currentScript.src).searchParams.get('inflow')
    : null;

  function inflow() {
    var landing = new URLSearchParams(window.location.search);
    return {
      napm: landing.get('NaPm') || (own === 'shopping' || own === 'both' ? SAMPLE_NAPM : null),
      nvadid: landing.get('NVADID') || (own === 'search' || own === 'both' ? SAMPLE_NVADID : null)
    };
  }

  function remember(domain) {
    var from = inflow();
    if (from.napm) {
      cookie('NA_CO', from.napm, domain);
      cookie('CPAValidator', from.napm, domain);
    }
    if (from.nvadid) {
      cookie('NVADID', from.nvadid, domain);
    }
  }

  function cookie(name, value, domain) {
    var rest = '; path=/; SameSite=Lax';
    if (domain) {
      // Otherwise the copy bound to this host alone would travel beside the one for the whole domain.
      document.cookie = name + '=; max-age=0' + rest;
      rest += '; domain=' + domain;
    }
    document.cookie = name + '=' + encodeURIComponent(value) + '; max-age=' + COOKIE_DAYS * DAY_S + rest;
  }

  window.wcs_add = window.wcs_add || {};
  window.wcs = {
    checkoutWhitelist: [],
    /** Remembers the inflow for a whole domain ("shop.example"), or for this host when none is named. */
    inflow: function (domain) {
      var host = window.location.hostname;
      var covers = domain && domain.indexOf('.') > 0 && (host === domain || host.endsWith('.' + domain));
      if (domain && !covers && domain !== host) {
        console.warn('[naru] wcs.inflow("' + domain + '"): 현재 호스트 ' + host + ' 에 쓸 수 없는 도메인이라 호스트 쿠키로 저장합니다.'
          + ' / not a domain of this host, the cookies stay with the host.');
      }
      // A numeric address cannot own a domain cookie.
      remember(covers && !/^[\d.]+$/.test(host) ? domain : null);
    },
    setReferer: function () {},
    cnv: function () { return {}; }
  };
  window.wcs_do = function () {};

  remember(null);
})();
