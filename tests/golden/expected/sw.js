(function () {
"use strict";
const SCOPE=new URL("./",self.location.href);const OWN="kb-"+SCOPE.pathname+"|";const HASHED= /\.[0-9a-f]{8}\.(?:css|js)$/;const SHOWN=["image","manifest"];const PATIENCE=3000;function isPresent(name){const lists=self.kbLists||{};return Object.keys(lists).some((language)=>name===OWN+language+"|"+lists[language].version);}
async function kept(address){const names=(await self.caches.keys()).filter((name)=>name.startsWith(OWN));names.sort((one,other)=>Number(isPresent(other))- Number(isPresent(one)));for(const name of names){const found=await(await self.caches.open(name)).match(address,{ignoreSearch:true});if(found){return found;}
}
return undefined;}
function asked(request){return fetch(request,{cache:"no-cache"}).catch(()=>fetch(request));}
function soon(answer){return new Promise((settle,refuse)=>{setTimeout(refuse,PATIENCE);answer.then(settle,refuse);});}
async function newest(request,address){const answer=asked(request);try{return await(self.navigator.onLine===false?soon(answer):answer);}catch(_){return(await kept(address).catch(()=>undefined))||answer;}
}
async function lasting(request,address){return(await kept(address).catch(()=>undefined))||fetch(request);}
self.addEventListener("install",()=>self.skipWaiting());self.addEventListener("activate",(event)=>event.waitUntil(self.clients.claim()));self.addEventListener("fetch",(event)=>{const request=event.request;const url=new URL(request.url);if(request.method!=="GET"||!url.href.startsWith(SCOPE.href)){return;}
const address=url.origin+url.pathname.replace(/\/index\.html$/,"/");if(HASHED.test(url.pathname)){event.respondWith(lasting(request,address));}else if(request.mode==="navigate"? /(?:\/|\.html)$/.test(url.pathname):SHOWN.includes(request.destination)){event.respondWith(newest(request,address));}
});self.addEventListener("message",(event)=>{const lists=self.kbLists||{};if(event.data&&event.data.kbList&&event.ports[0]){event.ports[0].postMessage(lists[event.data.kbList]||null);}
});
})();
